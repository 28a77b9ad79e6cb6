// A person draws digits, keeps one, and lets the network read a picture of the workspace.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { encode } from 'fast-png';
import { generateDigits } from '../../src/data/generatedDigits.ts';
import {
  decodeIdxImages,
  decodeIdxLabels,
  encodeIdxImages,
  encodeIdxLabels,
} from '../../src/data/idx.ts';
import { dashboard, waitForState } from './dashboard.ts';
import { eventually } from './eventually.ts';
import { keepEditors, keptByVsCode } from './keptByVsCode.ts';
import { openScene, type Scene } from './scene.ts';
import {
  chooseInMenu,
  explorerItem,
  reloadWindow,
  runCommand,
  setTheme,
  showContainer,
  webview,
} from './window.ts';

const PREDICT = 'MNIST: Predict Digit in Image';
const digit = generateDigits({ seed: 5, part: 'test', first: 0, count: 1 });

/** The digit six times as large, dark on a light ground. */
function photograph(): Uint8Array {
  const [width, height, scale] = [260, 200, 6];
  const data = new Uint8Array(width * height).fill(235);
  for (let y = 0; y < 28 * scale; y++) {
    for (let x = 0; x < 28 * scale; x++) {
      const ink = digit.images[Math.floor(y / scale) * 28 + Math.floor(x / scale)];
      data[(20 + y) * width + 60 + x] = 235 - 0.8 * ink;
    }
  }
  return encode({ width, height, data, channels: 1 });
}

let scene: Scene;
before(async () => {
  const picture = photograph();
  scene = await openScene({
    settings: {
      ...{ 'mnist.dataset': 'generated', 'mnist.generatedDigits': 6000 },
      ...{ 'mnist.hiddenLayers': [32], 'mnist.epochs': 5, 'explorer.autoReveal': false },
    },
    files: { 'photo.png': picture, 'broken.png': picture.subarray(0, 400) },
  });
});
after(() => scene?.close());

/** The tab of a picture, when it shows this. */
async function pictureTab(text: string | RegExp) {
  return eventually(async () => {
    const tab = (await webview(scene.window.page, 'editor')).locator('mnist-picture');
    assert.ok(await tab.filter({ hasText: text }).isVisible());
    return tab;
  });
}

async function pictures(name: string): Promise<void> {
  for (const theme of ['light', 'dark', 'high contrast dark'] as const) {
    await setTheme(scene.window.page, theme);
    await scene.screenshot(`${name}-${theme.replaceAll(' ', '-')}`);
  }
}

test('without a network it says what to do', async () => {
  await chooseInMenu(scene.window.page, explorerItem(scene.window.page, 'photo.png'), PREDICT);
  const tab = await pictureTab('There is no network yet that could read it. Train one first.');
  await tab.locator('vscode-button').filter({ hasText: 'Train' }).click();
  await runCommand(scene.window.page, 'MNIST: Open Dashboard');
  await waitForState(await dashboard(scene.window.page), 'Finished');
});

test('a digit is drawn with the mouse and with keys, and read at once', async () => {
  const { page } = scene.window;
  await runCommand(page, 'MNIST: Open Dashboard');
  const frame = await dashboard(page);
  const pad = frame.getByRole('application', { name: 'Drawing pad' });
  const part = frame.locator('mnist-draw-pad');
  // What comes at the end of a run may still move the pad away from under the mouse.
  await eventually(async () => {
    await pad.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await pad.boundingBox())!;
    await page.mouse.move(x + 0.25 * width, y + 0.2 * height);
    await page.mouse.down();
    await page.mouse.move(x + 0.7 * width, y + 0.2 * height, { steps: 5 });
    await page.mouse.move(x + 0.45 * width, y + 0.85 * height, { steps: 8 });
    await page.mouse.up();
    await part.getByRole('heading', { name: /^Read as \d, / }).waitFor({ timeout: 3000 });
  });
  await scene.screenshot('drawn-with-mouse');
  await pad.focus();
  await page.keyboard.press('Delete');
  await part.getByText('Draw a digit: the network says at once').waitFor();
  await page.keyboard.press('Space');
  for (let step = 0; step < 14; step++) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Space');
  await part.getByRole('heading', { name: /^Read as 1, / }).waitFor();
  await pictures('drawn-with-keys');
});

test('a drawing is kept as an IDX pair, shown with what the network says, and deleted', async () => {
  const { page } = scene.window;
  const part = (await dashboard(page)).locator('mnist-draw-pad');
  await part.getByRole('button', { name: 'This is a 1', exact: true }).click();
  await part.getByText('My digits: 1 of 1 read right').waitFor();
  const file = (name: string) => readFile(path.join(scene.workspace, 'digits', name));
  const images = decodeIdxImages(await file('my-digits-images.idx3-ubyte'), 'images');
  assert.equal(images.length, 784);
  assert.ok(images.includes(255));
  assert.deepEqual([...decodeIdxLabels(await file('my-digits-labels.idx1-ubyte'), 'labels')], [1]);
  await part.getByRole('option', { name: /^Digit 1 read as 1/ }).click();
  await scene.screenshot('my-digits');
  await part.getByRole('button', { name: 'Delete the chosen one' }).click();
  await part.getByRole('listbox', { name: 'My digits' }).waitFor({ state: 'detached' });
  assert.equal((await file('my-digits-labels.idx1-ubyte')).length, 8);
});

test('files that other programs change are read again', async () => {
  const part = (await dashboard(scene.window.page)).locator('mnist-draw-pad');
  const labels = path.join(scene.workspace, 'digits', 'my-digits-labels.idx1-ubyte');
  const images = path.join(scene.workspace, 'digits', 'my-digits-images.idx3-ubyte');
  await writeFile(images, encodeIdxImages(digit.images, 1));
  await writeFile(labels, encodeIdxLabels(digit.labels));
  await part.getByText(/^My digits: [01] of 1 read right/).waitFor();
  await writeFile(labels, 'scribble');
  const alert = part.getByRole('alert').filter({ hasText: 'is cut off, or no IDX file' });
  await alert.filter({ hasText: 'Repair the files or move them away' }).waitFor();
  assert.equal(await readFile(labels, 'utf8'), 'scribble');
});

test('a picture is read by the network of the run', async () => {
  const { page } = scene.window;
  await showContainer(page, 'Explorer');
  await chooseInMenu(page, explorerItem(page, 'photo.png'), PREDICT);
  const tab = await pictureTab('Read by the network of this run');
  await tab.getByRole('heading', { name: /^Read as \d, / }).waitFor();
  await tab.getByText('Its ground is light: it was inverted').waitFor();
  await tab.getByText('It was scaled to').waitFor();
  await pictures('picture-read');
});

test('a broken picture says so', async () => {
  const { page } = scene.window;
  await chooseInMenu(page, explorerItem(page, 'broken.png'), PREDICT);
  await pictureTab('broken.png is damaged or cut off');
});

test('after a reload the tabs are there, and the params file that was saved reads them', async () => {
  const { page } = scene.window;
  await keepEditors(page);
  const titled = /title[\\":]+Digit in broken\.png/;
  await eventually(async () => assert.match(await keptByVsCode(page), titled));
  await reloadWindow(page);
  await pictureTab('broken.png is damaged or cut off');
  await page.getByRole('tab', { name: /^Digit in photo\.png/ }).click();
  const tab = await pictureTab(/Read by the network in params\/.*safetensors/);
  await tab.getByRole('heading', { name: /^Read as \d, / }).waitFor();
  assert.deepEqual(scene.window.problems, []);
});
