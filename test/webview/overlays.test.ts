// Other runs beside the one at hand, and the table of settings, in Chromium.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { axeFindings } from './axeFindings.ts';
import { drawn, launch, openPage, THEMES } from './harness.ts';

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Runs of so many iterations, each worse than the one before. */
function overlays(...lengths: number[]) {
  return lengths.map((length, slot) => ({
    ...{ file: `file:///${slot}`, slot, name: `2026-11-22_140${slot}_784-128-10_9${8 - slot}.1` },
    curve: {
      iterationsPerEpoch: 938,
      points: Array.from({ length: 20 }, (_, at) => {
        const iteration = Math.round(((at + 1) * length) / 20);
        const testAccuracy = 0.981 - 0.01 * slot - 0.1 / (at + 1);
        return { iteration, trainLoss: null, trainAccuracy: null, testLoss: 0.06, testAccuracy };
      }),
    },
  }));
}

const show = (page: Page, shown: unknown) =>
  page.evaluate(
    change =>
      (globalThis as never as { fakeHost: { post(message: unknown): void } }).fakeHost.post(change),
    { type: 'change', run: 1, change: { overlays: shown } },
  );

const accuracy = (page: Page) => page.locator('mnist-history-chart').first();

test('other runs stand in the legend with their name, their line and their newest value', async () => {
  const page = await openPage(browser, { scene: 'finished', width: 320 });
  await drawn(page);
  const before = await accuracy(page).locator('canvas').screenshot();
  await show(page, overlays(18_750, 9000));
  await accuracy(page).getByText('2026-11-22_1401_784-128-10_97.1').waitFor();
  await drawn(page);
  const text = (await accuracy(page).locator('.legend').innerText()).replace(/\s+/g, ' ');
  assert.match(
    text,
    /Training 99\.\d+ % Test 98\.21 % 2026-11-22_1400_\S+ 97\.60 % 2026\S+ 96\.60 %/,
  );
  const dashes = await accuracy(page)
    .locator('.overlay line')
    .evaluateAll(lines =>
      lines.map(line =>
        (line as unknown as { getAttribute(name: string): string }).getAttribute(
          'stroke-dasharray',
        ),
      ),
    );
  assert.equal(new Set(dashes).size, 2);
  assert.notDeepEqual(await accuracy(page).locator('canvas').screenshot(), before);
  const name = (await accuracy(page).locator('.plot').getAttribute('aria-label')) ?? '';
  assert.match(name, /\. 2026-11-22_1400.* 2026-11-22_1401_784-128-10_97\.1, test: 96\.60.%\.$/);
  const width = (await page.evaluate('document.documentElement.scrollWidth')) as number;
  assert.ok(width <= 320, `${width} wide`);
  await page.close();
});

test('pointing at the chart reads the other runs out, too; taken away they are gone', async () => {
  const page = await openPage(browser, { scene: 'finished' });
  await show(page, overlays(18_750));
  await accuracy(page).locator('.overlay').waitFor();
  await drawn(page);
  const box = await accuracy(page).locator('.u-over').boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + 0.1 * box.width, box.y + 20);
  await accuracy(page)
    .locator('.overlay', { hasText: /9[34]\.\d+.%/ })
    .waitFor();
  await show(page, null);
  await accuracy(page).locator('.overlay').waitFor({ state: 'detached' });
  await page.close();
});

test('before the first run of a window other runs are drawn by themselves', async () => {
  const page = await openPage(browser, { scene: 'idle' });
  await page.evaluate('fakeHost.showRun("idle", 1)');
  await show(page, overlays(900));
  await accuracy(page).locator('.overlay').waitFor();
  await drawn(page);
  await page.getByRole('img', { name: /^Accuracy.*2026-11-22_1400/ }).waitFor();
  await page.close();
});

test('the table of settings shows all of them, or only what differs', async () => {
  const page = await openPage(browser, { entry: 'report', scene: 'report' });
  const settings = {
    ...{
      hiddenLayers: [128],
      initialization: 'he',
      trainingDigits: 'all',
      epochs: 8,
      batchSize: 64,
    },
    ...{ optimizer: 'sgd', learningRate: 0.1, schedule: 'cosine', gradientScale: 1 },
    ...{ weightDecay: 0, dropout: 0, distortion: 'affine', validationDigits: 0, seed: 1 },
  };
  const made = (name: string, learningRate: number) => ({
    ...{ file: `file:///${name}`, fileName: `params/${name}.safetensors`, layers: [784, 128, 10] },
    provenance: { settings: { ...settings, learningRate } },
  });
  await page.evaluate(
    message =>
      (globalThis as never as { fakeHost: { post(message: unknown): void } }).fakeHost.post(
        message,
      ),
    {
      ...{ type: 'settings', fileName: '3 runs' },
      files: [made('first', 0.1), made('second', 0.3)],
      unread: [{ fileName: 'cut', message: 'cut.safetensors is cut off.' }],
    },
  );
  await page.getByText('cut.safetensors is cut off.').waitFor();
  const rows = () => page.locator('mnist-run-settings tbody tr').allInnerTexts();
  assert.deepEqual(
    (await rows()).map(row => row.replace(/\s+/g, ' ')),
    ['Learning rate , differs 0.1, cosine 0.3, cosine'],
  );
  await page.getByRole('checkbox', { name: 'Differences only' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('row', { name: /^Seed 1 1$/ }).waitFor();
  for (const theme of THEMES) {
    await page.evaluate(`fakeHost.setTheme('${theme}')`);
    assert.deepEqual(await axeFindings(page, ['mnist-report']), [], theme);
  }
  await page.close();
});
