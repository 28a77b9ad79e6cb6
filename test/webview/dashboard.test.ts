// The dashboard in Chromium, with a fake host behind it and VS Code's security policy around it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { FromDashboard } from '../../src/protocol/dashboardMessages.ts';
import { withPage } from './checkedPage.ts';
import type { Scene } from './fakeRun.ts';
import { drawn, launch, type PageOptions, unfoldAll } from './harness.ts';

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Opens the dashboard for one test. */
async function withDashboard(options: PageOptions, use: (page: Page) => Promise<void>) {
  await withPage(browser, options, use);
}

const show = (page: Page, scene: Scene) => page.evaluate(`fakeHost.show('${scene}')`);

/** What was sent to the host, apart from what parts in sight ask for by themselves. */
async function sent(page: Page): Promise<FromDashboard[]> {
  const messages = (await page.evaluate('fakeHost.sent')) as FromDashboard[];
  return messages.filter(({ type }) => type !== 'getDigits' && type !== 'ask');
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('asks for everything once, and draws what it is told', async () => {
  await withDashboard({ scene: 'idle' }, async page => {
    await page.getByRole('heading', { name: 'See a neural network learn' }).waitFor();
    assert.deepEqual(await sent(page), [{ type: 'ready' }]);
    await show(page, 'training');
    await page.getByRole('heading', { name: 'Training' }).waitFor();
    await page.getByText('97.6 %', { exact: true }).waitFor();
    await page.getByText('5,810 of 18,750', { exact: true }).waitFor();
    await page.getByText('41,870 samples/s').waitFor();
    await show(page, 'idle');
    await page.getByRole('heading', { name: 'See a neural network learn' }).waitFor();
    assert.equal((await sent(page)).filter(({ type }) => type === 'ready').length, 1);
  });
});

test('no button moves while the loading says more', async () => {
  await withDashboard({ scene: 'finding', width: 300 }, async page => {
    const cancel = page.getByRole('button', { name: 'Cancel', exact: true });
    const before = await cancel.boundingBox();
    await show(page, 'downloading');
    await page.getByRole('button', { name: 'Use generated digits' }).waitFor();
    assert.equal((await cancel.boundingBox())?.y, before?.y);
  });
});

test('a part that a command asks for is unfolded and comes into sight', async () => {
  await withDashboard({ scene: 'training', width: 300, height: 600 }, async page => {
    await page.getByText('Draw a digit', { exact: true }).click(); // folded
    await page.locator('mnist-draw-pad').waitFor({ state: 'detached' });
    await page.evaluate("fakeHost.post({ type: 'showPart', name: 'draw' })");
    await page.locator('mnist-draw-pad').waitFor();
    await drawn(page);
    const box = await page.locator('mnist-view-section[name=draw]').boundingBox();
    assert.ok(box !== null && Math.abs(box.y) < 100, `it begins at ${box?.y} px`);
  });
});

test('every button sends its order', async () => {
  const cases: [Scene, string, FromDashboard][] = [
    ['training', 'Pause', { type: 'pause' }],
    ['training', 'Stop', { type: 'stop' }],
    ['training', 'Save', { type: 'save' }],
    ['paused', 'Resume', { type: 'resume' }],
    ['paused', 'Step batch', { type: 'step', unit: 'batch' }],
    ['paused', 'Step epoch', { type: 'step', unit: 'epoch' }],
    ['downloading', 'Cancel', { type: 'stop' }],
    ['downloading', 'Use generated digits', { type: 'useGeneratedDigits' }],
    ['diverged', 'Resume with learning rate 0.04', { type: 'resume', learningRateFactor: 0.1 }],
    ['failed', 'Save weights', { type: 'save' }],
    ['failed', 'Show log', { type: 'showLog' }],
    ['no-dataset', 'Choose dataset folder…', { type: 'chooseDatasetFolder' }],
    ['no-dataset', 'Open settings', { type: 'openSettings' }],
    ['saved', 'Reveal file', { type: 'revealParams' }],
    ['saved', 'Evaluate', { type: 'evaluateParams' }],
    ['not-saved', 'Save again', { type: 'save' }],
    ['not-saved', 'Save as…', { type: 'saveAs' }],
    ['last-run', 'Evaluate', { type: 'evaluateParams' }],
    ['last-run', 'Reveal file', { type: 'revealParams' }],
    ['recovered', 'Save weights', { type: 'saveRecovered' }],
    ['recovered-not-saved', 'Save as…', { type: 'saveRecoveredAs' }],
    ['recovered', 'Discard', { type: 'discardRecovered' }],
    ['idle', 'Extension settings', { type: 'openSettings' }],
  ];
  await withDashboard({ width: 300 }, async page => {
    for (const [scene, button, order] of cases) {
      await show(page, scene);
      await press(page, button);
      assert.deepEqual((await sent(page)).at(-1), order, `${scene}: ${button}`);
    }
    assert.equal((await sent(page)).length, 1 + cases.length, 'each press sends one message');
  });
});

test('steps are off while it trains, and the buttons keep their places', async () => {
  await withDashboard({ width: 300, scene: 'training' }, async page => {
    const places = async () => {
      const buttons = await page.locator('mnist-run-controls vscode-button').all();
      return Promise.all(buttons.map(button => button.boundingBox()));
    };
    const whileTraining = await places();
    const step = page.getByRole('button', { name: 'Step batch' });
    await step.click({ force: true });
    assert.ok((await sent(page)).every(({ type }) => type !== 'step'));
    await show(page, 'paused');
    await page.getByRole('button', { name: 'Resume' }).waitFor();
    assert.deepEqual(await places(), whileTraining);
  });
});

test('works with the keyboard alone', async () => {
  await withDashboard({ scene: 'paused' }, async page => {
    await page.getByRole('button', { name: 'Resume' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    const orders = (await sent(page)).slice(1);
    assert.deepEqual(orders, [{ type: 'resume' }, { type: 'step', unit: 'batch' }]);
  });
});

test('a run starts with the chosen preset and what was changed of it', async () => {
  await withDashboard({ scene: 'idle' }, async page => {
    await press(page, 'Train');
    assert.deepEqual((await sent(page)).at(-1), { type: 'train', preset: 'quick', overrides: {} });
    await page.getByRole('radio', { name: 'Classic' }).check();
    await page.getByText('Settings for the next run').click();
    await page.getByRole('textbox', { name: 'Epochs' }).fill('20');
    await page.getByRole('textbox', { name: 'Hidden layers' }).fill('32, 16');
    await press(page, 'Train');
    assert.deepEqual((await sent(page)).at(-1), {
      type: 'train',
      preset: 'classic',
      overrides: { hiddenLayers: [32, 16], epochs: 20 },
    });
    await press(page, 'Back to the preset');
    await press(page, 'Train');
    assert.deepEqual((await sent(page)).at(-1), {
      type: 'train',
      preset: 'classic',
      overrides: {},
    });
  });
});

test('a setting that cannot be used is named, and no run starts until it is right', async () => {
  await withDashboard({ scene: 'idle' }, async page => {
    const summary = page.getByText('Settings for the next run');
    await summary.click();
    await page.getByRole('textbox', { name: 'Epochs' }).fill('0');
    await page.getByText(/^Epochs is 0; it must be a whole number from 1 to/).waitFor();
    await summary.click();
    await press(page, 'Train');
    const field = page.getByRole('textbox', { name: 'Epochs' });
    await field.waitFor();
    await page.keyboard.type('1');
    assert.match(await field.inputValue(), /1$/, 'the field has the keyboard');
    assert.ok((await sent(page)).every(({ type }) => type !== 'train'));
    await press(page, 'Train');
    assert.deepEqual((await sent(page)).at(-1), {
      type: 'train',
      preset: 'quick',
      overrides: { epochs: 1 },
    });
  });
});

test('small updates move the figures; a gap asks for everything, once', async () => {
  await withDashboard({ scene: 'training' }, async page => {
    await page.evaluate('fakeHost.advance(5810, 5900)');
    await page.getByText('5,900 of 18,750', { exact: true }).waitFor();
    assert.equal((await sent(page)).filter(({ type }) => type === 'ready').length, 1);
    // The view now has the points up to 5900; these begin where it is not.
    await page.evaluate("fakeHost.scene = 'finished'");
    await page.evaluate('fakeHost.advance(7000, 7100)');
    await page.getByRole('heading', { name: 'Finished' }).waitFor();
    assert.equal((await sent(page)).filter(({ type }) => type === 'ready').length, 2);
  });
});

test('what a person folded, chose and wrote is there again after a reload', async () => {
  await withDashboard({ scene: 'idle' }, async page => {
    await page.getByText('Settings for the next run').click();
    await page.getByRole('radio', { name: 'Accurate' }).check();
    await page.getByRole('textbox', { name: 'Seed' }).fill('42');
    await page.reload();
    await page.locator('main').waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'Seed' }).inputValue(), '42');
    assert.ok(await page.getByRole('radio', { name: 'Accurate' }).isChecked());
  });
});

test('test digits are asked for, and a host that cannot answer is heard', async () => {
  await withDashboard({ scene: 'training' }, async page => {
    const gallery = page.locator('mnist-digit-gallery');
    await gallery.scrollIntoViewIfNeeded();
    await gallery.getByText('✓ 9').first().waitFor();
    await page.evaluate("fakeHost.digits = 'fail'");
    await page.evaluate('fakeHost.advance(5810, 5900)');
    await gallery.getByText('The worker is gone.').waitFor();
  });
});

test('problems and generated digits are said in words', async () => {
  await withDashboard({ scene: 'diverged' }, async page => {
    await page.getByRole('alert').getByText('The loss grew without end').waitFor();
    await show(page, 'generated');
    await page.getByText('generated digits', { exact: true }).waitFor();
    await page.getByText('MNIST could not be downloaded').waitFor();
    assert.equal(await page.locator('mnist-run-notices').count(), 0, 'what is over is gone');
    await show(page, 'restricted');
    await page.getByText('This window is in Restricted Mode').waitFor();
    await show(page, 'saved');
    await page.getByText('params/2026-11-22_1405_784-128-10_98.2.safetensors').waitFor();
  });
});

test('a screen reader hears each epoch, not each update', async () => {
  await withDashboard({ scene: 'training' }, async page => {
    const heard = () => page.locator('mnist-dashboard [role=status] p').first().textContent();
    const first = await heard();
    assert.match(first ?? '', /^Training\. Epoch 3 of 10 done\. Test accuracy 97\.6/);
    await page.evaluate('fakeHost.advance(5810, 7400)');
    await page.getByText('7,400 of 18,750', { exact: true }).waitFor();
    assert.equal(await heard(), first);
    await page.evaluate('fakeHost.advance(7400, 7500)');
    await page.getByText('7,500 of 18,750', { exact: true }).waitFor();
    assert.match((await heard()) ?? '', /Epoch 4 of 10/);
  });
});

test('while it trains one element speaks, whatever is open and however long answers take', async () => {
  await withDashboard({ scene: 'training', height: 8000 }, async page => {
    await page.evaluate(`fakeHost.answers = 'silence'`);
    await unfoldAll(page);
    assert.deepEqual(await speaking(page), ['mnist-dashboard']);
    await page.evaluate(`fakeHost.answers = 'answer'; fakeHost.advance(5810, 7500)`);
    await page.getByText('7,500 of 18,750', { exact: true }).waitFor();
    await drawn(page);
    assert.deepEqual(await speaking(page), ['mnist-dashboard']);
    await show(page, 'experiment');
    await unfoldAll(page);
    assert.deepEqual(await speaking(page), ['mnist-dashboard'], 'advice, too');
  });
});

/** The elements with a live region in which something stands. */
function speaking(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const found = [];
    const look = root => {
      for (const element of root.querySelectorAll('*')) {
        const isLive = element.matches('[role=status], [role=alert], [role=log], output, [aria-live]');
        if (isLive && element.textContent.trim() !== '') {
          found.push(root.host.localName);
        }
        if (element.shadowRoot) {
          look(element.shadowRoot);
        }
      }
    };
    look(document);
    return found;
  })()`) as Promise<string[]>;
}

test('in a side bar of 200 pixels no word of the title is broken, and nothing sticks out', async () => {
  await withDashboard({ scene: 'generated', width: 200 }, async page => {
    const title = await page.getByRole('heading', { level: 1 }).boundingBox();
    assert.ok(title!.height < 30, `${title!.height} pixels are more than a line`);
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 200);
  });
});
