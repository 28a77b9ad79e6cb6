// The two charts in Chromium: what is on the canvas, what is said, when it is drawn.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { drawn, launch, openPage } from './harness.ts';

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const chart = (page: Page, name: string) =>
  page.locator('mnist-history-chart').filter({ hasText: name });

/** Counts the pixels of a chart that have nearly this colour. */
async function countPixels(page: Page, name: string, color: readonly number[]): Promise<number> {
  const canvas = chart(page, name).locator('canvas');
  return canvas.evaluate((element, wanted) => {
    const { width, height } = element as unknown as { width: number; height: number };
    const pixels = (
      element as unknown as {
        getContext(kind: '2d'): {
          getImageData(x: number, y: number, w: number, h: number): { data: Uint8ClampedArray };
        };
      }
    )
      .getContext('2d')
      .getImageData(0, 0, width, height).data;
    let count = 0;
    for (let at = 0; at < pixels.length; at += 4) {
      const isNear = wanted.every((value, channel) => Math.abs(pixels[at + channel] - value) < 12);
      count += isNear && pixels[at + 3] > 200 ? 1 : 0;
    }
    return count;
  }, color);
}

const DARK_BLUE = [87, 163, 248];
const LIGHT_BLUE = [26, 92, 255];
const ORANGE = [205, 134, 26];

test('both curves are drawn, and drawn again in the colours of a new theme', async () => {
  const page = await openPage(browser, { scene: 'finished', theme: 'dark' });
  await drawn(page);
  for (const name of ['Accuracy', 'Loss']) {
    assert.ok((await countPixels(page, name, DARK_BLUE)) > 150, `training ${name}`);
    assert.ok((await countPixels(page, name, ORANGE)) > 150, `test ${name}`);
  }
  await page.evaluate("fakeHost.setTheme('light')");
  await drawn(page);
  assert.equal(await countPixels(page, 'Accuracy', DARK_BLUE), 0);
  assert.ok((await countPixels(page, 'Accuracy', LIGHT_BLUE)) > 150);
  await page.close();
});

test('the newest values stand in the legend; pointing at the chart reads out both charts', async () => {
  const page = await openPage(browser, { scene: 'finished' });
  const accuracy = chart(page, 'Accuracy');
  const legend = accuracy.locator('.legend');
  await drawn(page);
  const newest = (await legend.textContent()) ?? '';
  assert.match(newest, /Training\s+99\.\d\d.%\s+Test\s+98\.21.%/);
  const box = await accuracy.locator('.u-over').boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height / 2);
  await accuracy.getByText(/^iteration 3,7\d\d, epoch 2.0$/).waitFor();
  assert.match((await legend.textContent()) ?? '', /Test\s+96\.99.%/);
  await chart(page, 'Loss')
    .getByText(/^iteration 3,7\d\d, epoch 2.0$/)
    .waitFor();
  await page.mouse.move(0, 0);
  await accuracy.locator('.where', { hasNotText: 'iteration' }).waitFor({ state: 'attached' });
  assert.equal(await legend.textContent(), newest);
  await page.close();
});

test('the keyboard reads out points too', async () => {
  const page = await openPage(browser, { scene: 'finished' });
  await drawn(page);
  const scrubber = page.getByRole('slider', { name: 'Loss: read out a point' });
  await scrubber.focus();
  await page.keyboard.press('Home');
  await chart(page, 'Loss').getByText('iteration 100, epoch 0.1').waitFor();
  assert.match(
    (await scrubber.getAttribute('aria-valuetext')) ?? '',
    /^iteration 100, .*training \d/,
  );
  await page.keyboard.press('ArrowRight');
  await chart(page, 'Loss').getByText('iteration 200, epoch 0.1').waitFor();
  await page.close();
});

test('the picture has a name that says what it shows', async () => {
  const page = await openPage(browser, { scene: 'finished' });
  const name = /^Accuracy over 18,750 iterations: training from .* to 99.*, test from 95.* to 98/;
  await page.getByRole('img', { name }).waitFor();
  await page.close();
});

test('draws at most once a frame, and nothing while it is out of sight', async () => {
  const page = await openPage(browser, { scene: 'training', height: 500, width: 300 });
  const accuracy = page.getByRole('img', { name: /^Accuracy/ });
  await accuracy.scrollIntoViewIfNeeded();
  await drawn(page);
  await page.evaluate(`
    draws = 0;
    const { clearRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.clearRect = function (...box) {
      draws += this.canvas.getRootNode().host?.measure === 'accuracy' ? 1 : 0;
      return clearRect.apply(this, box);
    };
  `);
  const advance = async (from: number, to: number) => {
    await page.evaluate(`fakeHost.advance(${from}, ${to})`);
    await page
      .getByText(`${to.toLocaleString('en')} of 18,750`, { exact: true })
      .waitFor({ state: 'attached' });
    await drawn(page);
    return page.evaluate('[draws, draws = 0][0]') as Promise<number>;
  };
  assert.equal(await advance(5810, 5900), 1, 'in sight');
  await page.getByRole('button', { name: 'Extension settings' }).scrollIntoViewIfNeeded();
  await drawn(page);
  await page.evaluate('draws = 0');
  assert.equal(await advance(5900, 6000), 0, 'scrolled out of sight');
  await accuracy.scrollIntoViewIfNeeded();
  await drawn(page);
  assert.equal(await page.evaluate('draws'), 1, 'in sight again: the newest, once');
  await page.close();
});
