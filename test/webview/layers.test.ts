// The part "Inside the layers" in Chromium.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { axeFindings } from './axeFindings.ts';
import { withPage } from './checkedPage.ts';
import { drawn, launch, THEMES, type ThemeName } from './harness.ts';

const PART = ['mnist-dashboard', 'mnist-dashboard-parts', 'mnist-view-section[name=layers]'];

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function withLayers(
  use: (page: Page) => Promise<void>,
  { width = 300, theme = 'dark', scene = 'training' as string } = {},
) {
  await withPage(browser, { scene, width, theme: theme as ThemeName }, async page => {
    await page.getByText('Inside the layers', { exact: true }).click();
    // What is out of sight asks nothing, and the parts above may still grow.
    await part(page).locator('mnist-layers-part').scrollIntoViewIfNeeded();
    await drawn(page);
    await use(page);
  });
}

const part = (page: Page) => page.locator("mnist-view-section[name='layers']");
const asked = (page: Page) =>
  page.evaluate(
    "fakeHost.sent.filter(({ type, question }) => type === 'ask' && question.name === 'inside').length",
  ) as Promise<number>;

test('each layer shows its weights, its activations and its dead units, also in words', async () => {
  await withLayers(async page => {
    await page.getByRole('heading', { name: 'Layer 1: 784 inputs, 128 units' }).waitFor();
    await page.getByRole('heading', { name: 'Layer 2: 128 inputs, 10 units' }).waitFor();
    await part(page).getByText('3 of 128 units are dead: they are 0 for all 295').waitFor();
    await part(page).getByText('Dead units: 5, 17, 99.').waitFor();
    await page
      .getByText(/^To test digit 0, \d+ of 128 units answer, most of all: \d+ \(/)
      .waitFor();
    await page.getByText('Likeliest for test digit 0: 3 (91 %), ').waitFor();
    await page.getByText('62.0 % of the activations').waitFor();
    await page.getByRole('img', { name: 'Histogram of 100,352 weights' }).waitFor();
    await page.getByRole('img', { name: 'Histogram of 14,349 activations above 0' }).waitFor();
    await page.getByRole('img', { name: 'Histogram of 2,950 probabilities' }).waitFor();
    await page.getByRole('img', { name: 'Heatmap of 10 by 128 weights' }).waitFor();
  });
});

test('gradient and change of each layer are curves, told in words and read out by keys', async () => {
  await withLayers(async page => {
    const heading = 'Size of the gradient';
    await page
      .getByRole('img', { name: `${heading} over 5,625 iterations. Layer 1: from` })
      .waitFor();
    await page.getByRole('img', { name: /^Update-to-weight ratio over/ }).waitFor();
    const point = page.getByRole('slider', { name: `${heading}: read out a point` });
    await point.focus();
    await page.keyboard.press('ArrowLeft');
    await page.getByText('iteration 3,750').first().waitFor();
    assert.match(
      (await point.getAttribute('aria-valuetext')) ?? '',
      /^iteration 3,750, layer 1: 0/,
    );
  });
});

test('folded it asks nothing; open it asks once a second at most', async () => {
  await withLayers(async page => {
    assert.equal(await asked(page), 1);
    for (const iteration of [5820, 5830, 5840]) {
      await page.evaluate(`fakeHost.advance(${iteration - 10}, ${iteration})`);
      await drawn(page);
    }
    assert.ok((await asked(page)) <= 2);
    await page.getByText('Inside the layers', { exact: true }).click();
    await drawn(page);
    const before = await asked(page);
    await page.evaluate("fakeHost.show('finished')");
    await drawn(page);
    assert.equal(await asked(page), before);
  });
});

for (const theme of THEMES) {
  test(`no finding of axe, nothing wider than the page, ${theme}`, async () => {
    for (const width of [200, 1200]) {
      await withLayers(
        async page => {
          await part(page).getByText('Dead units').waitFor();
          const overflow = await page.evaluate(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          assert.equal(overflow, 0, `${width} px`);
          if (process.env.PICTURES) {
            await part(page).screenshot({
              path: `${process.env.PICTURES}/layers-${theme}-${width}.png`,
            });
          }
          assert.deepEqual(await axeFindings(page, PART), []);
        },
        { width, theme },
      );
    }
  });
}
