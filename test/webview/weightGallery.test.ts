// The dashboard's heatmaps in Chromium.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { sortedUnits } from '../../webview/unitSort.ts';
import { withPage } from './checkedPage.ts';
import { fakePictures } from './fakePictures.ts';
import { drawn, launch } from './harness.ts';

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function withGallery(use: (page: Page) => Promise<void>, width = 300) {
  await withPage(browser, { scene: 'training', width }, async page => {
    await list(page).scrollIntoViewIfNeeded();
    await drawn(page);
    await use(page);
  });
}

const list = (page: Page) => page.getByRole('listbox', { name: 'Units of the first layer' });
const unitHeading = (page: Page, unit: number) =>
  page.getByRole('heading', { name: `Unit ${unit}`, exact: true });

const { units, strengths } = fakePictures(5810);

/** Sends pictures made in the page by a function of those of the scene. */
function change(page: Page, make: string) {
  return page.evaluate(`(() => {
    const gallery = document.querySelector('mnist-dashboard').shadowRoot
      .querySelector('mnist-dashboard-parts').shadowRoot
      .querySelector('mnist-weight-gallery');
    const pictures = gallery.pictures;
    fakeHost.post({ type: 'change', run: 1, change: { pictures: (${make})(pictures) } });
  })()`);
}

/** Colours of the canvas' pixels at the middle of the first tiles. */
function pixels(page: Page): Promise<number[]> {
  return page.evaluate(`(() => {
    const { canvas } = document.querySelector('mnist-dashboard').shadowRoot
      .querySelector('mnist-dashboard-parts').shadowRoot
      .querySelector('mnist-weight-gallery');
    return [...canvas.getContext('2d').getImageData(0, 0, canvas.width, 28).data];
  })()`) as Promise<number[]>;
}

test('one heatmap a unit, told as a picture and as a list', async () => {
  await withGallery(async page => {
    await page.getByRole('img', { name: 'Weights of 128 units of the first layer' }).waitFor();
    const active = list(page).getByRole('option');
    assert.equal(await active.getAttribute('aria-setsize'), '128');
    const label = (await active.getAttribute('aria-label')) ?? '';
    assert.ok(label.startsWith(`Unit ${units[0]}, strength ${strengths[0].toFixed(2)}`), label);
    const colors = new Set<string>();
    const data = await pixels(page);
    for (let at = 0; at < data.length; at += 4) {
      colors.add(data.slice(at, at + 3).join());
    }
    assert.ok(colors.size > 50, `${colors.size} colours`);
  });
});

test('a click shows the unit large with its ten output weights, also after a reload', async () => {
  await withGallery(async page => {
    await unitHeading(page, units[0]).waitFor();
    // The third tile of the second row; 28 pixels and a gap of 2.
    const columns = Math.floor((await list(page).boundingBox())!.width / 29.5);
    await list(page).click({ position: { x: 2 * 30 + 14, y: 30 + 14 } });
    const unit = units[columns + 2];
    await unitHeading(page, unit).waitFor();
    const bars = page.getByRole('list', { name: `Unit ${unit}: weight to each digit` });
    assert.equal(await bars.getByRole('listitem').count(), 10);
    assert.match(
      (await bars.getByRole('listitem').first().textContent()) ?? '',
      /0\s+[+−]\d\.\d\d/,
    );
    await page.reload();
    await unitHeading(page, unit).waitFor();
  });
});

test('a chosen unit stays chosen while the network learns', async () => {
  await withGallery(async page => {
    await list(page).focus();
    await page.keyboard.press('ArrowRight');
    await unitHeading(page, units[1]).waitFor();
    await change(
      page,
      `pictures => ({ ...pictures, strengths: pictures.strengths.map(one => 2 * one) })`,
    );
    const strength = (2 * strengths[1]).toFixed(2);
    await page.getByText(`Strength ${strength}`).waitFor();
    await unitHeading(page, units[1]).waitFor();
  });
});

test('keys lead from unit to unit', async () => {
  await withGallery(async page => {
    await list(page).focus();
    await page.keyboard.press('ArrowRight');
    await unitHeading(page, units[1]).waitFor();
    await page.keyboard.press('ArrowLeft');
    await unitHeading(page, units[0]).waitFor();
    await page.keyboard.press('End');
    await unitHeading(page, units[127]).waitFor();
    assert.equal(await list(page).getByRole('option').getAttribute('aria-posinset'), '128');
  });
});

test('tiles keep their places while the network learns, until a person sorts', async () => {
  await withGallery(async page => {
    const reversed = `pictures => ({
      ...pictures,
      iteration: pictures.iteration + 50,
      units: pictures.units.slice().reverse(),
    })`;
    await change(page, reversed);
    await page.getByRole('button', { name: 'Sort now' }).waitFor();
    await page.getByText(/Sorted at iteration [\d,]+\./).waitFor();
    await unitHeading(page, units[0]).waitFor();
    await page.getByRole('button', { name: 'Sort now' }).click();
    await unitHeading(page, units[127]).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Sort now' }).count(), 0);
  });
});

test('units are sorted by index or by the digit that they speak for, also after a reload', async () => {
  await withGallery(async page => {
    const sort = page.getByLabel('Sort by');
    await sort.selectOption('index');
    await page.getByText('128 units, in the order of the layer').waitFor();
    await unitHeading(page, 0).waitFor();
    await page.reload();
    await unitHeading(page, 0).waitFor();
    await sort.selectOption('digit');
    await page.getByText('128 units, together by the digit they speak for most').waitFor();
    await page.getByText(/^Units for the digits 0 to 9: (\d+, ){9}\d+\.$/).waitFor();
    await list(page).focus();
    await page.keyboard.press('Home');
    const order = sortedUnits(fakePictures(5810), 'digit');
    await unitHeading(page, order[0]).waitFor();
    await page.keyboard.press('End');
    await unitHeading(page, order[127]).waitFor();
  });
});

test('bars say what each unit answers to the digit looked at; dead units are named', async () => {
  await withGallery(async page => {
    await page.getByText('Bars: what each unit answers to test digit 0.').waitFor();
    await page.getByText('Dead units: 5, 17, 99.').waitFor();
    const label = () => list(page).getByRole('option').getAttribute('aria-label');
    assert.match((await label()) ?? '', /, activation \d/);
    await page.getByLabel('Sort by').selectOption('index');
    await list(page).focus();
    await page.keyboard.press('Home');
    for (let step = 0; step < 5; step++) {
      await page.keyboard.press('ArrowRight');
    }
    await unitHeading(page, 5).waitFor();
    assert.match((await label()) ?? '', /, dead: always 0$/);
    assert.deepEqual(await bar(page, 5), '██  '.repeat(7));
    assert.match(await bar(page, 6), /^█+ +$|^ +$/);
  });
});

/** The bar under a tile of the first row: dark where it is drawn. */
async function bar(page: Page, at: number): Promise<string> {
  await drawn(page);
  const alphas = (await page.evaluate(`(() => {
    const { canvas } = document.querySelector('mnist-dashboard').shadowRoot
      .querySelector('mnist-dashboard-parts').shadowRoot
      .querySelector('mnist-weight-gallery');
    const { data } = canvas.getContext('2d').getImageData(${at} * 30, 29, 28, 1);
    return Array.from({ length: 28 }, (_, pixel) => data[4 * pixel + 3]);
  })()`)) as number[];
  return alphas.map(alpha => (alpha > 0 ? '█' : ' ')).join('');
}

test('says when only the strongest units are here', async () => {
  await withGallery(async page => {
    await change(page, 'pictures => ({ ...pictures, unitsInAll: 2048 })');
    await page.getByText('Showing the strongest 128 of 2,048 units').waitFor();
  });
});

test('without a hidden layer it is one picture per digit, in their order', async () => {
  await withGallery(async page => {
    await change(
      page,
      `pictures => ({
        ...pictures,
        unitsInAll: 10,
        units: Uint32Array.of(3, 1, 4, 0, 5, 9, 2, 6, 8, 7),
        strengths: pictures.strengths.slice(0, 10),
        weights: pictures.weights.slice(0, 7840),
        outgoing: new Float32Array(0),
        nextOutputs: 0,
      })`,
    );
    await page.getByText('No hidden layer: one picture per digit.').waitFor();
    await page.getByRole('heading', { name: 'Digit 0', exact: true }).waitFor();
    await list(page).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('heading', { name: 'Digit 1', exact: true }).waitFor();
  });
});

test('the heatmaps follow the theme; a weight of zero is the background', async () => {
  await withGallery(async page => {
    const dark = await pixels(page);
    await page.evaluate("fakeHost.setTheme('light')");
    await drawn(page);
    assert.notDeepEqual(await pixels(page), dark);
    await change(page, 'pictures => ({ ...pictures, weights: new Int8Array(128 * 784) })');
    await drawn(page);
    assert.deepEqual((await pixels(page)).slice(0, 4), [255, 255, 255, 255]);
  });
});

test('pictures that are the same are not painted again with every update', async () => {
  await withGallery(async page => {
    await page.getByText('Bars: what each unit answers').waitFor();
    await drawn(page);
    await page.evaluate(COUNT_PAINTINGS);
    for (const iteration of [5811, 5812, 5813]) {
      await page.evaluate(`(() => {
        const { snapshot } = document.querySelector('mnist-dashboard').dashboard;
        const position = { ...snapshot.position, iteration: ${iteration} };
        fakeHost.post({ type: 'change', run: 1, change: { position } });
      })()`);
      await drawn(page);
    }
    await page.getByText('5,813 of 18,750', { exact: true }).first().waitFor();
    assert.equal(await page.evaluate('paintings'), 0);
    await change(page, 'pictures => ({ ...pictures, iteration: pictures.iteration + 1 })');
    await drawn(page);
    assert.notEqual(await page.evaluate('paintings'), 0);
  });
});

const COUNT_PAINTINGS = `(() => {
  globalThis.paintings = 0;
  const { prototype } = CanvasRenderingContext2D;
  const paint = prototype.putImageData;
  prototype.putImageData = function (...values) {
    paintings += this.canvas.getRootNode().host?.localName === 'mnist-weight-gallery' ? 1 : 0;
    return paint.apply(this, values);
  };
})()`;
