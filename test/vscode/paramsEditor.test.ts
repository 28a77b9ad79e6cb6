// A params file is a document: a double click opens it, whatever it is.
import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { encodeParams } from '../../src/params/codecs.ts';
import { networkOf } from '../unit/params/safetensorsFiles.ts';
import { dashboard, waitForState } from './dashboard.ts';
import { eventually } from './eventually.ts';
import { openScene, type Scene, SHORT_RUN } from './scene.ts';
import { seriousViolations } from './violations.ts';
import {
  choose,
  explorerItem,
  runCommand,
  setTheme,
  THEMES,
  type ThemeName,
  webview,
} from './window.ts';

const whole = encodeParams(
  { parameters: networkOf([784, 6, 10]), provenance: {} },
  'a.safetensors',
);
const arrays = encodeParams({ parameters: networkOf([784, 7, 10]), provenance: {} }, 'a.npz');
let scene: Scene;

before(async () => {
  const files = { 'damaged.safetensors': whole.slice(0, -5), 'arrays.npz': arrays };
  scene = await openScene({ settings: SHORT_RUN, files });
  const { page } = scene.window;
  await runCommand(page, 'MNIST: Train');
  await waitForState(await dashboard(page), 'Finished');
  await eventually(async () => assert.equal((await scene.savedParams()).length, 1));
  await runCommand(page, 'Notifications: Clear All Notifications');
  await runCommand(page, 'View: Show Explorer');
});

after(() => scene?.close());

/** Opens a file by a double click. @returns the page in its editor */
async function openFile(name: string) {
  const { page } = scene.window;
  await explorerItem(page, name).dblclick();
  await page.locator('.tab.active').filter({ hasText: name }).waitFor();
  return webview(page, 'editor');
}

test('a double click shows what a run has saved, with all that can be done with it', async () => {
  const { page } = scene.window;
  const [file] = await scene.savedParams();
  await explorerItem(page, 'params').click();
  const shown = await openFile(file);
  await shown.getByRole('heading', { level: 1 }).getByText('784-32-10').first().waitFor();
  await shown.getByText('25,450 weights and biases').waitFor();
  await shown.getByRole('heading', { name: 'The run, as the file tells it' }).waitFor();
  await shown.getByRole('img', { name: /^Weights of 32 units of the first layer/ }).waitFor();
  await shown.getByRole('img', { name: /^Heatmap of 10 by 32 weights/ }).waitFor();
  assert.equal(await shown.getByRole('img', { name: /^Histogram of/ }).count(), 4);
  const rows = shown.getByRole('table', { name: 'Tensors' }).getByRole('row');
  await rows.filter({ hasText: '0.weight' }).getByText('32 × 784').waitFor();
  await shown.getByRole('row', { name: 'Trained on generated digits' }).waitFor();
  await shown.getByRole('button', { name: 'Predict…' }).waitFor();
});

for (const theme of Object.keys(THEMES) as ThemeName[]) {
  test(`in ${theme} the editor keeps nobody out`, async () => {
    const { page } = scene.window;
    await setTheme(page, theme);
    const shown = await webview(page, 'editor');
    await shown.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
    assert.deepEqual(await seriousViolations(shown, 'editor-background'), []);
    await scene.screenshot(`params-${theme.replaceAll(' ', '-')}`);
    await shown.getByRole('heading', { name: /^Layer 2/ }).scrollIntoViewIfNeeded();
    await scene.screenshot(`params-${theme.replaceAll(' ', '-')}-below`);
  });
}

test('Evaluate opens the report of the file', async () => {
  const { page } = scene.window;
  await (await webview(page, 'editor')).getByRole('button', { name: 'Evaluate' }).click();
  await page.locator('.tab.active').filter({ hasText: 'Evaluation: ' }).waitFor();
  const report = await webview(page, 'editor');
  await report.locator('mnist-report', { hasText: 'Confusion matrix' }).waitFor();
});

test("a button in the editor's title opens the report, too", async () => {
  const { page } = scene.window;
  await runCommand(page, 'View: Close All Editors');
  const [file] = await scene.savedParams();
  await openFile(file);
  const title = page.locator('.part.editor .editor-actions');
  await title.getByRole('button', { name: 'MNIST: Evaluate' }).click();
  await page
    .locator('.tab.active')
    .filter({ hasText: `Evaluation: ${file}` })
    .waitFor();
  const report = await webview(page, 'editor');
  await report.locator('mnist-report', { hasText: 'Confusion matrix' }).waitFor();
});

test('a damaged file says why, and is shown as soon as it is whole, and gone when it is', async () => {
  const shown = await openFile('damaged.safetensors');
  await shown.getByRole('alert').getByText('damaged.safetensors is cut off').waitFor();
  await scene.screenshot('params-damaged');
  const file = path.join(scene.workspace, 'damaged.safetensors');
  await writeFile(file, whole);
  await shown.getByRole('heading', { name: 'Tensors', exact: true }).waitFor();
  await rm(file);
  await shown.getByRole('alert').getByText('is not there any more').waitFor();
  // The rows below move up: whoever clicks one before that clicks another.
  await explorerItem(scene.window.page, 'damaged.safetensors').waitFor({ state: 'detached' });
});

test('arrays of NumPy are opened by Reopen With…, never by themselves', async () => {
  const { page } = scene.window;
  await explorerItem(page, 'arrays.npz').dblclick();
  await page.locator('.tab.active').filter({ hasText: 'arrays.npz' }).waitFor();
  await page.locator('.monaco-editor-pane-placeholder').waitFor();
  await runCommand(page, 'View: Reopen Editor With...');
  await choose(page, 'MNIST Params');
  const shown = await webview(page, 'editor');
  await shown.getByText('5,575 weights and biases').waitFor();
  assert.deepEqual(scene.window.problems, []);
});
