// The page of the params editor in Chromium, with a fake host behind it and VS Code's security policy.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { FromParamsPage } from '../../src/protocol/paramsPageMessages.ts';
import { withPage } from './checkedPage.ts';
import { PARAMS_SCENES, type ParamsScene } from './fakeParams.ts';
import { drawn, launch } from './harness.ts';

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Opens the page for one test. */
async function withParams(scene: ParamsScene, use: (page: Page) => Promise<void>) {
  await withPage(browser, { entry: 'params', scene, width: 900 }, async page => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await use(page);
  });
}

async function sentOf(page: Page): Promise<FromParamsPage[]> {
  return (await page.evaluate('fakeHost.sent')) as FromParamsPage[];
}

/** Different colours in a canvas that is scrolled into sight. */
async function colorsIn(page: Page, element: string): Promise<number> {
  const canvas = page.locator(`${element} canvas[role=img]`).first();
  await canvas.scrollIntoViewIfNeeded();
  await drawn(page);
  return canvas.evaluate((drawing: never) => {
    const { width, height } = drawing as { width: number; height: number };
    type Context = { getImageData(...box: number[]): { data: { buffer: ArrayBuffer } } };
    const context = (drawing as { getContext(kind: string): Context }).getContext('2d');
    return new Set(new Uint32Array(context.getImageData(0, 0, width, height).data.buffer)).size;
  });
}

test('layers, pictures, tensors, curve and claims are all there', async () => {
  await withParams('params', async page => {
    const layers = page.getByRole('list', { name: 'Layers from the pixels to the digits' });
    assert.deepEqual(
      (await layers.getByRole('listitem').allInnerTexts()).map(text => text.replace(/\s+/g, ' ')),
      ['784 pixels 28 × 28', '→ 128 ReLU 100,480 parameters', '→ 10 softmax 1,290 parameters'],
    );
    await page.getByText('101,770 weights and biases').waitFor();
    assert.ok((await colorsIn(page, 'mnist-weight-gallery')) > 50, 'first layer');
    assert.ok((await colorsIn(page, 'mnist-layer-heatmap')) > 50, 'second layer');
    const histograms = page.getByRole('img', {
      name: /^Histogram of [\d,]+ (weights|biases) from −/,
    });
    assert.equal(await histograms.count(), 4);
    const rows = page.getByRole('table', { name: 'Tensors' }).getByRole('row');
    assert.equal(await rows.count(), 5);
    await rows.filter({ hasText: '2.weight' }).getByText('10 × 128').waitFor();
    await page
      .getByRole('img', { name: /accuracy/i })
      .first()
      .waitFor();
    await page.getByRole('row', { name: 'Trained on MNIST' }).waitFor();
    await page.getByText('nobody has measured them').waitFor();
  });
});

test('every button asks for what it says', async () => {
  await withParams('params', async page => {
    for (const name of ['Evaluate', 'Predict…', 'Resume', 'Export…', 'Compare…']) {
      await page.getByRole('button', { name, exact: true }).click();
    }
    const actions = (await sentOf(page)).flatMap(message =>
      message.type === 'act' ? [message.action] : [],
    );
    assert.deepEqual(actions, ['evaluate', 'predict', 'resume', 'export', 'compare']);
    await page.evaluate("fakeHost.show('params-foreign')");
    await page.getByText('Nothing: it may come from another program.').waitFor();
    assert.equal(await page.getByRole('button').count(), 2, 'only what there are commands for');
    assert.equal(await page.getByRole('heading', { name: /^The run/ }).count(), 0);
  });
});

test('of a wide layer the strongest units are shown, and more if somebody wants', async () => {
  await withParams('params-wide', async page => {
    await page.getByText('Showing the strongest 128 of 800 units').waitFor();
    await page.getByRole('button', { name: 'Show 384 more' }).click();
    await page.getByText('Showing the strongest 512 of 800 units').waitFor();
    await page.getByRole('button', { name: 'Show 288 more' }).click();
    await page.getByText('800 units, the strongest first').waitFor();
    assert.equal(await page.getByRole('button', { name: /^Show/ }).count(), 0);
    assert.equal(await page.locator('mnist-layer-heatmap').count(), 2);
    await page.evaluate("fakeHost.show('params-very-wide')");
    await page.getByText('Showing the strongest 128 of 1,100 units').waitFor();
    await page.getByRole('heading', { name: /^Unit \d+$/ }).waitFor();
  });
});

test('what cannot be shown says why and leaves ways on', async () => {
  await withParams('params-damaged', async page => {
    await page.getByRole('alert').getByText('is cut off').waitFor();
    await page.getByRole('button', { name: 'Reopen with…' }).click();
    assert.equal(await page.getByRole('button').count(), 1);
    await page.evaluate("fakeHost.show('params-too-large')");
    await page.getByRole('button', { name: 'Open settings' }).click();
    await page.evaluate("fakeHost.show('params-deleted')");
    await page.getByRole('alert').getByText('moved or deleted').waitFor();
    assert.equal(await page.getByRole('button').count(), 0);
    const types = (await sentOf(page)).map(({ type }) => type);
    assert.deepEqual(types, ['ready', 'reopenWith', 'openSettings']);
    await page.evaluate("fakeHost.show('params')");
    await page.getByRole('heading', { name: 'Tensors', exact: true }).waitFor();
  });
});

test('every scene fits a narrow editor and keeps the security policy', async () => {
  await withParams('params', async page => {
    await page.setViewportSize({ width: 200, height: 800 });
    for (const scene of PARAMS_SCENES) {
      await page.evaluate(`fakeHost.show('${scene}')`);
      await drawn(page);
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      assert.equal(overflow, 0, scene);
    }
  });
});
