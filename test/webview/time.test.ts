// The slider over the run in Chromium, with a fake host behind it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { FromDashboard } from '../../src/protocol/dashboardMessages.ts';
import { axeFindings } from './axeFindings.ts';
import { withPage } from './checkedPage.ts';
import { drawn, launch, type PageOptions, THEMES } from './harness.ts';

const PARTS = ['mnist-dashboard', 'mnist-dashboard-parts'];

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function withTime(options: PageOptions, use: (page: Page) => Promise<void>) {
  await withPage(browser, { scene: 'training', ...options }, use);
}

const sent = (page: Page) => page.evaluate('fakeHost.sent') as Promise<FromDashboard[]>;
const slider = (page: Page) => page.getByRole('slider', { name: 'Moment of the run' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** The weight gallery's pictures, as what the page was told of them. */
const picturedIteration = (page: Page) =>
  page.evaluate(
    () => deep('mnist-weight-gallery')?.pictures.iteration,
  ) as unknown as Promise<number>;

/** In the page: the first element of that name, through all shadow roots. */
declare function deep(name: string): { pictures: { iteration: number } } | undefined;

declare const fakeHost: { readonly sent: FromDashboard[] };

async function addDeep(page: Page) {
  await page.evaluate(`window.deep = (name, root = document) => {
    for (const element of root.querySelectorAll('*')) {
      const found = element.localName === name ? element : element.shadowRoot && deep(name, element.shadowRoot);
      if (found) return found;
    }
  }`);
}

test('the arrow keys go back in time, and all parts show that moment', async () => {
  await withTime({}, async page => {
    await addDeep(page);
    await slider(page).focus();
    await page.keyboard.press('ArrowLeft');
    await page.getByText('You look at iteration 5,625; training goes on.').waitFor();
    await page.getByText(/^Iteration 5,625 of 18,750, epoch 3; test accuracy .* then$/).waitFor();
    assert.equal(await picturedIteration(page), 5625);
    await page.keyboard.press('Home');
    await page.getByText(/^Iteration 0 of 18,750, epoch 0; test accuracy .* then$/).waitFor();
    assert.equal(await picturedIteration(page), 0);
    await page.keyboard.press('End');
    await page.getByText(/^Now: /).waitFor();
    assert.equal(await page.getByText(/You look at iteration/).count(), 0);
    assert.equal(await picturedIteration(page), 5810);
  });
});

test('test digits are read by the network of the moment', async () => {
  await withTime({}, async page => {
    await slider(page).press('Home');
    await page.getByText('You look at iteration 0; training goes on.').waitFor();
    await page.locator('mnist-digit-gallery').scrollIntoViewIfNeeded();
    await page.waitForFunction(() =>
      fakeHost.sent.some(
        message =>
          message.type === 'ask' && message.question.name === 'testDigits' && message.at === 0,
      ),
    );
    assert.equal(await button(page, 'Back to now').isVisible(), true, 'the note stays in sight');
  });
});

test('training that goes on does not move what a person looks at', async () => {
  await withTime({}, async page => {
    await addDeep(page);
    await slider(page).press('Home');
    await page.getByText('You look at iteration 0; training goes on.').waitFor();
    await page.evaluate('fakeHost.advance(5810, 5900)');
    await page.getByText('5,900 of 18,750', { exact: true }).waitFor();
    assert.equal(await picturedIteration(page), 0);
    await button(page, 'Back to now').click();
    await page.getByText(/^Now: Iteration 5,900/).waitFor();
    assert.equal(await slider(page).evaluate(input => input.matches(':focus')), true);
  });
});

test('Now and Branch from here are off while it is now; a branch says its moment', async () => {
  await withTime({ scene: 'finished' }, async page => {
    await button(page, 'Branch from here').click({ force: true });
    assert.ok((await sent(page)).every(({ type }) => type !== 'branch'));
    await slider(page).press('Home');
    await slider(page).press('ArrowRight');
    await page.getByText('You look at iteration 58 of a run that has ended.').waitFor();
    await button(page, 'Branch from here').click();
    assert.deepEqual((await sent(page)).at(-1), { type: 'branch', at: 58 });
    await button(page, 'Now').click();
    await page.getByText(/^Now: /).waitFor();
  });
});

test('the film runs from the beginning to now, one picture after the other', async () => {
  await withTime({}, async page => {
    await page.evaluate(`fakeHost.post({ type: 'change', run: 1, change: {
      moments: { iterations: Float64Array.of(0, 58, 117, 1875), momentBytes: 1, capacity: 9 } } })`);
    await button(page, 'Play film').click();
    await button(page, 'Pause film').click();
    await page.getByText('You look at iteration').waitFor();
    await button(page, 'Play film').click();
    await page.getByText(/^Now: /).waitFor();
    await button(page, 'Play film').waitFor();
    const asked = (await sent(page)).flatMap(message =>
      message.type === 'ask' && message.question.name === 'pictures' ? [message.at] : [],
    );
    assert.deepEqual(asked, [0, 58, 117, 1875]);
    await slider(page).press('ArrowLeft');
    await button(page, 'Play film').click();
    await page.getByText('You look at iteration 0;').waitFor();
  });
});

test('with reduced motion nothing plays: each press shows the next moment', async () => {
  await withTime({}, async page => {
    await page.evaluate(`document.body.classList.add('vscode-reduce-motion')`);
    await button(page, 'From the start').click();
    await page.getByText('You look at iteration 0; training goes on.').waitFor();
    await button(page, 'Next moment').click();
    await page.getByText('You look at iteration 58; training goes on.').waitFor();
    assert.equal(await button(page, 'Play film').count(), 0);
  });
});

test('a moment that was thinned out becomes the nearest that is left', async () => {
  await withTime({}, async page => {
    await slider(page).press('Home');
    await slider(page).press('ArrowRight');
    await page.getByText('You look at iteration 58; training goes on.').waitFor();
    await page.evaluate(`fakeHost.post({ type: 'change', run: 1, change: {
      moments: { iterations: Float64Array.of(0, 117, 5625), momentBytes: 1, capacity: 3 } } })`);
    await page.getByText('You look at iteration 0; training goes on.').waitFor();
  });
});

test('another run is shown as it is now', async () => {
  await withTime({}, async page => {
    await slider(page).press('Home');
    await page.getByText('You look at iteration 0; training goes on.').waitFor();
    await page.evaluate(`fakeHost.showRun('training', 2)`);
    await page.getByText(/^Now: /).waitFor();
  });
});

test('moved while another run begins, the slider does not show the run before', async () => {
  await withTime({}, async page => {
    await addDeep(page);
    await page.evaluate(`fakeHost.answers = 'silence'`);
    await slider(page).press('Home');
    await page.waitForFunction(() =>
      fakeHost.sent.some(message => message.type === 'ask' && message.at === 0),
    );
    await page.evaluate(`fakeHost.showRun('training', 2)`);
    await page.getByText(/^Now: /).waitFor();
    await page.evaluate(`fakeHost.answerLate()`);
    await drawn(page);
    await page.getByText(/^Now: /).waitFor();
    assert.equal(await picturedIteration(page), 5810);
    assert.equal(await page.getByText(/You look at iteration/).count(), 0);
  });
});

test('moved while the run ends, the slider stays where it is, and so does what is shown', async () => {
  await withTime({}, async page => {
    await addDeep(page);
    await page.evaluate(`fakeHost.answers = 'silence'`);
    await slider(page).press('Home');
    await page.waitForFunction(() =>
      fakeHost.sent.some(message => message.type === 'ask' && message.at === 0),
    );
    await page.evaluate(`fakeHost.show('finished')`);
    await page.evaluate(`fakeHost.answerLate()`);
    await page.getByText('You look at iteration 0 of a run that has ended.').waitFor();
    await page.waitForFunction(() => deep('mnist-weight-gallery')?.pictures.iteration === 0);
    assert.equal(await slider(page).inputValue(), '0');
  });
});

test('a network too wide for its past says so', async () => {
  await withTime({}, async page => {
    await page.evaluate(`fakeHost.post({ type: 'change', run: 1, change: {
      moments: { iterations: new Float64Array(), momentBytes: 2 ** 26, capacity: 0 } } })`);
    await page.getByText(/keeps no earlier weights: one moment takes 64\.0 MB/).waitFor();
    assert.equal(await slider(page).count(), 0);
  });
});

test('a moment that cannot be had says why', async () => {
  await withTime({}, async page => {
    await page.evaluate(`fakeHost.answers = 'fail'`);
    await slider(page).press('Home');
    await page.getByRole('alert').getByText('The worker is gone.').waitFor();
  });
});

for (const theme of THEMES) {
  for (const width of [200, 900]) {
    test(`axe finds nothing at the slider and the note, ${theme}, ${width} px`, async () => {
      await withTime({ theme, width }, async page => {
        await slider(page).press('Home');
        await page.getByText(/test accuracy .* then$/).waitFor();
        await drawn(page);
        const found = await axeFindings(
          page,
          [...PARTS, 'mnist-time-slider'],
          [...PARTS, 'mnist-past-note'],
        );
        assert.deepEqual(found, []);
        const isWide = 'document.documentElement.scrollWidth > innerWidth';
        assert.equal(await page.evaluate(isWide), false, 'no horizontal scroll bar');
      });
    });
  }
}
