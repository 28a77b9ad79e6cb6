// The drawing pad in Chromium, with a fake host whose network reads a 3 in everything.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { drawnAsItIs, drawnDigit } from '../../src/data/handwriting/drawnDigit.ts';
import type { FromDashboard } from '../../src/protocol/dashboardMessages.ts';
import { axeFindings } from './axeFindings.ts';
import { withPage } from './checkedPage.ts';
import { drawn, launch, THEMES } from './harness.ts';

const PART = [
  ...['mnist-dashboard', 'mnist-dashboard-parts'],
  ...['mnist-view-section[name=draw]', 'mnist-draw-pad'],
];

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function withPad(use: (page: Page) => Promise<void>) {
  await withPage(browser, { scene: 'training', width: 900, height: 2400 }, async page => {
    await pad(page).waitFor();
    await use(page);
  });
}

const part = (page: Page) => page.locator('mnist-draw-pad');
const pad = (page: Page) => page.getByRole('application', { name: 'Drawing pad' });
const verdict = (page: Page) => part(page).getByRole('heading', { name: /^Read as 3, 80\s%$/ });
const canvas = (page: Page) => page.locator('mnist-draw-canvas').locator('p[role=status]');
// Chromium's own order of shadow roots: the pad's own sentence stands before that of the canvas.
const sayer = (page: Page) => part(page).locator('p[role=status]').first();
const received = (page: Page) =>
  part(page).getByRole('img', { name: /^What the network receives/ });

/** Draws with the mouse along these places, 0 to 1 over the pad. */
async function stroke(page: Page, ...places: readonly (readonly [number, number])[]) {
  const { x, y, width, height } = (await pad(page).boundingBox())!;
  const [first, ...rest] = places.map(([right, down]) => [x + right * width, y + down * height]);
  await page.mouse.move(first[0], first[1]);
  await page.mouse.down();
  for (const [toX, toY] of rest) {
    await page.mouse.move(toX, toY);
  }
  await page.mouse.up();
}

/** What the page has sent, of one kind; typed arrays as lists. */
async function sent<Type extends FromDashboard['type']>(page: Page, type: Type) {
  const all = (await page.evaluate('fakeHost.sent')) as FromDashboard[];
  return all.filter(message => message.type === type) as Extract<FromDashboard, { type: Type }>[];
}

/** The pictures that were asked about, the last one first. */
async function asked(page: Page): Promise<Uint8Array[]> {
  const questions = (await sent(page, 'ask')).map(({ question }) => question);
  return questions
    .flatMap(question => (question.name === 'read' ? [question.images] : []))
    .reverse();
}

/** What a keyboard or a mouse has drawn, as the page remembers it. */
async function kept(page: Page): Promise<number[][]> {
  return (await page.evaluate(`JSON.parse(sessionStorage.getItem('state')).drawing`)) as number[][];
}

test('what is drawn with the mouse is read at once, as MNIST was made', async () => {
  await withPad(async page => {
    await part(page).getByText('Draw a digit: the network says at once').waitFor();
    await stroke(page, [0.2, 0.2], [0.8, 0.2], [0.5, 0.9]);
    await verdict(page).waitFor();
    const bars = part(page).getByRole('list', { name: 'Probability of each digit' });
    assert.equal(await bars.getByRole('listitem').filter({ hasText: /80\s%/ }).count(), 1);
    await part(page)
      .getByText(/^Read as 3, 80\s%$/)
      .nth(1)
      .waitFor({ state: 'attached' });
    const [last] = await asked(page);
    assert.deepEqual(Uint8Array.from(last), drawnDigit(await kept(page)));
  });
});

test('it is read while the stroke is being drawn, and said aloud when it is done', async () => {
  await withPad(async page => {
    const { x, y } = (await pad(page).boundingBox())!;
    await page.mouse.move(x + 50, y + 50);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 150);
    await verdict(page).waitFor();
    assert.equal(await sayer(page).textContent(), '');
    await page.mouse.up();
    await sayer(page).filter({ hasText: 'Read as 3' }).waitFor({ state: 'attached' });
  });
});

test('a pen and a finger draw too; a second finger and other buttons do not', async () => {
  await withPad(async page => {
    await page.evaluate('Element.prototype.setPointerCapture = () => {}'); // no real pointer is there
    const { x, y } = (await pad(page).boundingBox())!;
    const draw = async (pointerType: string, isPrimary: boolean, button: number) => {
      const pointer = { pointerId: 7, pointerType, isPrimary, button };
      for (const [type, by] of [
        ['pointerdown', 40],
        ['pointermove', 90],
        ['pointerup', 90],
      ] as const) {
        await pad(page).dispatchEvent(type, { ...pointer, clientX: x + by, clientY: y + by });
      }
    };
    await draw('pen', true, 0);
    await draw('touch', true, 0);
    await drawn(page);
    assert.equal((await kept(page)).length, 2);
    await draw('touch', false, 0);
    await draw('mouse', true, 2);
    await drawn(page);
    assert.equal((await kept(page)).length, 2);
  });
});

test('keys draw, undo and clear, and say what they do', async () => {
  await withPad(async page => {
    await pad(page).focus();
    await page.getByText('Arrow keys move the pen').waitFor();
    const told = canvas(page);
    await page.keyboard.press('ArrowRight');
    await told.filter({ hasText: '15 across, 7 down.' }).waitFor({ state: 'attached' });
    await page.keyboard.press('Space');
    await told.filter({ hasText: 'Pen down, 15 across, 7 down.' }).waitFor({ state: 'attached' });
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await told.filter({ hasText: 'Pen up.' }).waitFor({ state: 'attached' });
    await verdict(page).waitFor();
    assert.equal((await kept(page))[0].length, 26);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+z');
    await told.filter({ hasText: 'The last stroke is gone.' }).waitFor({ state: 'attached' });
    assert.equal((await kept(page)).length, 1);
    await page.keyboard.press('Delete');
    await told.filter({ hasText: 'The pad is empty.' }).waitFor({ state: 'attached' });
    await part(page).getByText('Draw a digit: the network says at once').waitFor();
  });
});

test('an empty pad asks nothing, and has nothing to undo, clear or keep', async () => {
  await withPad(async page => {
    await drawn(page);
    assert.deepEqual(await asked(page), []);
    await received(page).and(page.getByLabel('nothing yet')).waitFor();
    for (const name of ['Undo', 'Clear']) {
      const button = part(page).locator('vscode-button').filter({ hasText: name });
      assert.equal(
        await button.evaluate(element => 'disabled' in element && element.disabled),
        true,
      );
    }
    assert.ok(await part(page).getByRole('button', { name: 'This is a 4' }).isDisabled());
  });
});

test('the switch shows what happens without; it and the drawing outlive a reload', async () => {
  await withPad(async page => {
    await stroke(page, [0.1, 0.1], [0.1, 0.3]);
    await verdict(page).waitFor();
    await part(page).locator('vscode-checkbox').click();
    await part(page).getByText('The pad scaled down to 28×28').waitFor();
    await drawn(page);
    const [last] = await asked(page);
    assert.deepEqual(Uint8Array.from(last), drawnAsItIs(await kept(page)));
    await page.reload();
    await part(page).getByText('The pad scaled down to 28×28').waitFor();
    await verdict(page).waitFor();
    assert.deepEqual((await asked(page))[0], last);
  });
});

test('the answer follows the training, without a word to a screen reader', async () => {
  await withPad(async page => {
    await stroke(page, [0.3, 0.3], [0.6, 0.6]);
    await sayer(page).filter({ hasText: 'Read as 3' }).waitFor({ state: 'attached' });
    const before = (await asked(page)).length;
    await page.evaluate(`(() => {
      const region = document.querySelector('mnist-dashboard').shadowRoot
        .querySelector('mnist-dashboard-parts').shadowRoot
        .querySelector('mnist-view-section[name=draw]').shadowRoot
        .querySelector('mnist-draw-pad').shadowRoot;
      globalThis.words = 0;
      const status = region.querySelector('p[role=status]');
      new MutationObserver(() => words++)
        .observe(status, { characterData: true, childList: true, subtree: true });
      fakeHost.advance(5810, 5900);
    })()`);
    while ((await asked(page)).length === before) {
      await drawn(page);
    }
    await drawn(page);
    assert.equal(await page.evaluate('words'), 0);
  });
});

test('a drawing is kept with what it is, and the pad is free when it is there', async () => {
  await withPad(async page => {
    await stroke(page, [0.5, 0.1], [0.5, 0.9]);
    await verdict(page).waitFor();
    await part(page).getByRole('button', { name: 'This is a 1', exact: true }).click();
    const [{ image, label }] = await sent(page, 'keepDigit');
    assert.equal(label, 1);
    assert.deepEqual(Uint8Array.from(image), drawnDigit(await kept(page)));
    await drawn(page);
    assert.equal((await kept(page)).length, 1, 'it is not there yet');
    await tellMyDigits(page, [[image, 1]]);
    await part(page).getByText('Draw a digit: the network says at once').waitFor();
    await part(page).getByText('My digits: 0 of 1 read right').waitFor();
  });
});

test('when it cannot be kept the drawing stays, and it says why', async () => {
  await withPad(async page => {
    await stroke(page, [0.5, 0.1], [0.5, 0.9]);
    await part(page).getByRole('button', { name: 'This is a 1', exact: true }).click();
    await page.evaluate(`fakeHost.post({ type: 'change', run: 1, change: { myDigits: {
      images: new Uint8Array(0), labels: new Uint8Array(0), problem: 'The disk is full.' } } })`);
    await part(page).getByRole('alert').getByText('The disk is full.').waitFor();
    assert.equal((await kept(page)).length, 1);
  });
});

test('my digits are shown right or wrong, chosen by click and keys, and deleted', async () => {
  await withPad(async page => {
    const picture = (ink: number) => new Uint8Array(784).fill(ink);
    await tellMyDigits(page, [
      [picture(50), 7],
      [picture(100), 3],
      [picture(150), 8],
    ]);
    const list = part(page).getByRole('listbox', { name: 'My digits' });
    await part(page).getByText('My digits: 1 of 3 read right').waitFor();
    await list.getByRole('option', { name: 'Digit 3 read as 3, 80 %, right' }).click();
    await list.getByRole('option', { selected: true, name: 'Digit 3 read as 3' }).waitFor();
    await list.focus();
    await page.keyboard.press('ArrowRight');
    await list.getByRole('option', { selected: true, name: 'Digit 8 read as 3' }).waitFor();
    await page.keyboard.press('Delete');
    await page.keyboard.press('ArrowLeft');
    await list.getByRole('option', { selected: true, name: 'Digit 3 read as 3' }).waitFor();
    await part(page).getByRole('button', { name: 'Delete the chosen one' }).click();
    const gone = await sent(page, 'forgetDigit');
    assert.deepEqual(
      gone.map(({ image, label }) => [image[0], label]),
      [
        [150, 8],
        [100, 3],
      ],
    );
  });
});

test('axe finds nothing in any theme, with a drawing, kept digits and a problem', async () => {
  await withPad(async page => {
    await stroke(page, [0.3, 0.3], [0.6, 0.6]);
    await tellMyDigits(page, [[new Uint8Array(784).fill(90), 7]], 'The disk is full.');
    await part(page).getByRole('option').click();
    for (const theme of THEMES) {
      await page.evaluate(`fakeHost.setTheme('${theme}')`);
      await drawn(page);
      assert.deepEqual(await axeFindings(page, PART), [], theme);
    }
  });
});

test('asks nothing while it is folded', async () => {
  await withPad(async page => {
    await stroke(page, [0.3, 0.3], [0.6, 0.6]);
    await verdict(page).waitFor();
    await page.getByRole('heading', { name: 'Draw a digit' }).click();
    await part(page).waitFor({ state: 'detached' });
    const before = (await asked(page)).length;
    await page.evaluate('fakeHost.advance(5810, 5900)');
    await page.getByText('5,900 of 18,750').first().waitFor({ state: 'attached' });
    await drawn(page);
    assert.equal((await asked(page)).length, before);
  });
});

async function tellMyDigits(
  page: Page,
  digits: readonly (readonly [Uint8Array, number])[],
  problem?: string,
) {
  const images = digits.flatMap(([image]) => [...Object.values(image)]);
  const labels = digits.map(([, label]) => label);
  await page.evaluate(`fakeHost.post({ type: 'change', run: 1, change: { myDigits: {
    images: Uint8Array.from(${JSON.stringify(images)}),
    labels: Uint8Array.from(${JSON.stringify(labels)}),
    problem: ${JSON.stringify(problem)} } } })`);
}
