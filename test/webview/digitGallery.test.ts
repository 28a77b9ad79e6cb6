// The dashboard's test digits in Chromium, with a fake host that answers, fails or keeps silent.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { predictedDigits } from '../../src/nn/metrics.ts';
import type { FromDashboard } from '../../src/protocol/dashboardMessages.ts';
import { withPage } from './checkedPage.ts';
import { fakeDigits } from './fakeRun.ts';
import { drawn, launch, openPage } from './harness.ts';

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** A side bar of this width shows four digits in each of three rows. */
const WIDTH = 300;
const PAGE = 12;

async function withGallery(use: (page: Page) => Promise<void>) {
  await withPage(browser, { scene: 'training', width: WIDTH, height: 4000 }, async page => {
    await tiles(page)
      .nth(PAGE - 1)
      .waitFor();
    await use(page);
  });
}

const tiles = (page: Page) =>
  page.getByRole('listbox', { name: 'Test digits' }).getByRole('option');
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

/** The indices of each request so far. */
async function asked(page: Page): Promise<(readonly number[])[]> {
  const sent = (await page.evaluate('fakeHost.sent')) as FromDashboard[];
  return sent.flatMap(message => (message.type === 'getDigits' ? [message.indices] : []));
}

/** Waits until that many requests were sent. */
async function untilAsked(page: Page, count: number): Promise<void> {
  while ((await asked(page)).length < count) {
    await drawn(page);
  }
}

const all = fakeDigits(range(0, 1000), 5810);
const predicted = predictedDigits(all.probabilities);
const wrong = range(0, 1000).filter(index => predicted[index] !== all.labels[index]);

test('asks for what is visible and nothing else', async () => {
  await withGallery(async page => {
    assert.deepEqual(await asked(page), [range(0, PAGE)]);
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByText('Index 12–23 of 999').waitFor();
    await untilAsked(page, 2);
    assert.deepEqual((await asked(page)).at(-1), range(PAGE, 2 * PAGE));
  });
});

test('asks for nothing while it is out of sight or folded', async () => {
  const page = await openPage(browser, { scene: 'training', width: WIDTH, height: 400 });
  await drawn(page);
  assert.deepEqual(await asked(page), []);
  await page.mouse.wheel(0, 5000);
  await untilAsked(page, 1);
  const heading = page.getByText('What it says about the test digits');
  await heading.click();
  await drawn(page);
  const { length } = await asked(page);
  await page.evaluate('fakeHost.advance(5810, 5900)');
  await page.getByText('5,900 of 18,750', { exact: true }).waitFor({ state: 'attached' });
  await drawn(page);
  assert.equal((await asked(page)).length, length);
  await heading.click();
  await untilAsked(page, length + 1);
  await page.close();
});

test('one request at a time; the old digits stay until the new ones are there', async () => {
  await withGallery(async page => {
    const before = await tiles(page).first().getAttribute('title');
    await page.evaluate("fakeHost.digits = 'silence'");
    for (let click = 0; click < 5; click++) {
      await page.getByRole('button', { name: 'Next page' }).click();
    }
    await page.getByText('Index 60–71 of 999').waitFor();
    assert.equal((await asked(page)).length, 2);
    assert.equal(await tiles(page).first().getAttribute('title'), before);
  });
});

test('the visible digits are asked for again while the network learns', async () => {
  await withGallery(async page => {
    await page.evaluate('fakeHost.advance(5810, 5900)');
    await untilAsked(page, 2);
    assert.deepEqual((await asked(page))[1], range(0, PAGE));
  });
});

test('right and wrong are words to a screen reader', async () => {
  await withGallery(async page => {
    const names = await tiles(page).evaluateAll(options =>
      options.map(option => option.getAttribute('title')),
    );
    for (const [index, name] of names.entries()) {
      const outcome = predicted[index] === all.labels[index] ? 'right' : 'wrong';
      assert.match(
        name ?? '',
        new RegExp(`^Digit ${all.labels[index]} read as ${predicted[index]}, \\d+\\s%, ${outcome}`),
      );
    }
  });
});

test('the filter shows the wrong ones with their number, also after a reload', async () => {
  await withGallery(async page => {
    await page.getByText(`Wrong only (${wrong.length} of 1,000)`).click();
    await page.getByText(`1–12 of ${wrong.length}`).waitFor();
    await untilAsked(page, 2);
    assert.deepEqual((await asked(page)).at(-1), wrong.slice(0, PAGE));
    await page.reload();
    await page.getByText(`1–12 of ${wrong.length}`).waitFor();
    await tiles(page).first().waitFor();
    assert.match((await tiles(page).first().getAttribute('title')) ?? '', /wrong/);
  });
});

test('a click shows a digit large with all ten probabilities; next goes on within the filter', async () => {
  await withGallery(async page => {
    await page.getByText(/Wrong only/).click();
    await tiles(page)
      .and(page.getByTitle(new RegExp(`Test digit ${wrong[3]}$`)))
      .click();
    await page.getByText(`Test digit ${wrong[3]}`, { exact: true }).waitFor();
    const bars = page
      .locator('mnist-digit-gallery')
      .getByRole('list', { name: 'Probability of each digit' });
    assert.equal(await bars.getByRole('listitem').count(), 10);
    await page.getByRole('button', { name: 'Next digit' }).click();
    await page.getByText(`Test digit ${wrong[4]}`, { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Previous digit' }).click();
    await page.getByText(`Test digit ${wrong[3]}`, { exact: true }).waitFor();
  });
});

test('goes to an index, and says what is wrong with one that is none', async () => {
  await withGallery(async page => {
    const field = page.getByRole('textbox', { name: /Go to the test digit/ });
    await field.fill('512');
    await field.press('Enter');
    await page.getByText('Test digit 512', { exact: true }).waitFor();
    assert.deepEqual((await asked(page)).at(-1), range(512, 512 + PAGE));
    await field.fill('1000');
    await field.press('Enter');
    const alert = page.getByRole('alert').filter({ hasText: 'type a number from 0 to 999' });
    await alert.getByText('There is no test digit “1000”').waitFor();
    await page.getByText('Test digit 512', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Next digit' }).click();
    await alert.waitFor({ state: 'detached' });
    await field.fill('999');
    await field.press('Enter');
    await page.getByText('Test digit 999', { exact: true }).waitFor();
    await page.getByText('Index 988–999 of 999', { exact: true }).waitFor();
  });
});

test('random shows one of the digits that pass the filter', async () => {
  await withGallery(async page => {
    await page.getByText(/Wrong only/).click();
    await page.getByText(`1–12 of ${wrong.length}`).waitFor();
    await page.evaluate('Math.random = () => 0.999');
    await page.getByRole('button', { name: 'Random' }).click();
    await page.getByText(`Test digit ${wrong.at(-1)}`, { exact: true }).waitFor();
  });
});

test('keys lead from digit to digit, over the page’s end, and from page to page', async () => {
  await withGallery(async page => {
    const list = page.getByRole('listbox', { name: 'Test digits' });
    await list.focus();
    await page.keyboard.press('ArrowDown');
    await page.getByText('Test digit 4', { exact: true }).waitFor();
    assert.equal(await list.getAttribute('aria-activedescendant'), 'digit-4');
    await page.keyboard.press('End');
    await page.getByText('Test digit 11', { exact: true }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByText('Test digit 12', { exact: true }).waitFor();
    await page.getByText('Index 12–23 of 999').waitFor();
    await page.keyboard.press('PageDown');
    await page.getByText('Test digit 24', { exact: true }).waitFor();
  });
});

test('a new answer draws the pictures again only where they are others', async () => {
  await withGallery(async page => {
    await page.evaluate(`(() => {
      globalThis.drawn = 0;
      const { prototype } = CanvasRenderingContext2D;
      const paint = prototype.putImageData;
      prototype.putImageData = function (...values) {
        drawn += this.canvas.getRootNode().host.localName === 'mnist-digit-picture' ? 1 : 0;
        return paint.apply(this, values);
      };
      const { snapshot } = document.querySelector('mnist-dashboard').dashboard;
      const position = { ...snapshot.position, iteration: 5900 };
      fakeHost.post({ type: 'change', run: 1, change: { position } });
    })()`);
    await untilAsked(page, 2);
    await drawn(page);
    assert.equal(await page.evaluate('drawn'), 0);
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByText('Test digit 12', { exact: true }).waitFor();
    await drawn(page);
    assert.equal(await page.evaluate('drawn'), PAGE + 1);
  });
});

test('a failure is told in place, keeps what was there, and can be tried again', async () => {
  await withGallery(async page => {
    await page.evaluate("fakeHost.digits = 'fail'");
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByText('The worker is gone.').waitFor();
    assert.equal(await tiles(page).count(), PAGE);
    await page.evaluate("fakeHost.digits = 'answer'");
    await page.getByRole('button', { name: 'Try again' }).click();
    await tiles(page)
      .and(page.getByTitle(/Test digit 12$/))
      .waitFor();
    assert.equal(await page.getByText('The worker is gone.').count(), 0);
  });
});
