// Params files of every format: evaluated one by one and together, exported, compared.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { decodeParams, encodeParams } from '../../src/params/codecs.ts';
import { networkOf } from '../unit/params/safetensorsFiles.ts';
import { eventually } from './eventually.ts';
import { openScene, type Scene, SHORT_RUN } from './scene.ts';
import {
  answer,
  choose,
  chooseInMenu,
  explorerItem,
  offeredCommands,
  runCommand,
  setTheme,
  webview,
} from './window.ts';

let scene: Scene;

function file(name: string, ...hidden: number[]): [string, Uint8Array] {
  const provenance = { preset: 'quick', epochs: hidden.length, testAccuracy: 0.9 };
  const params = { parameters: networkOf([784, ...hidden, 10]), provenance };
  return [`params/${name}`, encodeParams(params, name)];
}

before(async () => {
  const cut = file('cut.npz', 4);
  scene = await openScene({
    // The Explorer would go back to the file of the tab in front, and drop the selection.
    settings: { ...SHORT_RUN, 'explorer.autoReveal': false },
    files: Object.fromEntries([
      ...[file('large.safetensors', 32), file('small.npz', 16), file('script.pkl', 10)],
      ...[file('text.json', 5), [cut[0], cut[1].subarray(0, 100)]],
      ['params/notes.json', '{"not": "a network"}'],
      ['elsewhere.json', '{}'],
    ]),
  });
  await explorerItem(scene.window.page, 'params').click();
});

after(() => scene?.close());

/** The report tab in front, when it shows this. */
async function report(text: string | RegExp) {
  // Another tab may be in front for a moment still.
  return eventually(async () => {
    const shown = (await webview(scene.window.page, 'editor')).locator('mnist-report');
    assert.ok(await shown.filter({ hasText: text }).isVisible());
    return shown;
  });
}

/** Selects two files. A click opens the first one, whose tab must not come in front later. */
async function select(first: string, second: string): Promise<void> {
  const { page } = scene.window;
  await explorerItem(page, first).click();
  await page.locator(`.tabs-container .tab.active[data-resource-name="${first}"]`).waitFor();
  await explorerItem(page, second).click({ modifiers: ['ControlOrMeta'] });
  for (const name of [first, second]) {
    await page
      .locator('.explorer-folders-view .monaco-list-row.selected', { hasText: name })
      .waitFor();
  }
}

async function pictures(name: string): Promise<void> {
  const { page } = scene.window;
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(page, theme);
    await scene.screenshot(`${name}-${theme}`);
  }
}

test('a pickle is evaluated by right-click', async () => {
  const { page } = scene.window;
  await chooseInMenu(page, explorerItem(page, 'script.pkl'), 'MNIST: Evaluate');
  await report(/script\.pkl.*784-10-10.*Confusion matrix/s);
});

test('a folder becomes a table, and a row of it a report', async () => {
  const { page } = scene.window;
  await chooseInMenu(page, explorerItem(page, 'params'), 'MNIST: Evaluate');
  const shown = await report('Not evaluated: 1 file');
  const rows = shown.getByRole('table', { name: 'Evaluated params files' }).getByRole('row');
  await shown.getByRole('button', { name: 'Evaluate again' }).waitFor();
  assert.equal(await rows.count(), 5, 'the head and four files');
  assert.match(await rows.nth(1).innerText(), /best/);
  await shown.getByText(/cut\.npz/).waitFor();
  assert.equal(await shown.getByText('notes.json').count(), 0, 'JSON of another program');
  await pictures('params-table');
  await rows.filter({ hasText: 'small.npz' }).getByText('784-16-10').click();
  await report(/small\.npz.*Confusion matrix/s);
});

test('selected files become a table of their own', async () => {
  const { page } = scene.window;
  await select('script.pkl', 'text.json');
  await chooseInMenu(page, explorerItem(page, 'text.json'), 'MNIST: Evaluate');
  const shown = await report('2 params files');
  await shown.getByRole('row', { name: /script\.pkl/ }).waitFor();
  await shown.getByRole('row', { name: /text\.json/ }).waitFor();
});

test('JSON files elsewhere are left alone', async () => {
  const { page } = scene.window;
  await explorerItem(page, 'elsewhere.json').click({ button: 'right' });
  const menu = page.locator('.context-view [role=menuitem]');
  await menu.first().waitFor();
  assert.equal(await menu.filter({ hasText: 'MNIST' }).count(), 0);
  await page.keyboard.press('Escape');
  const offered = await offeredCommands(page, 'MNIST: ');
  assert.ok(offered.includes('MNIST: Export Params…'), offered.join());
  assert.ok(!offered.includes('MNIST: Select for Compare'), offered.join());
});

test('an export is the same network, and Python lines come with it', async () => {
  const { page } = scene.window;
  await chooseInMenu(page, explorerItem(page, 'large.safetensors'), 'MNIST: Export Params…');
  await choose(page, 'NumPy arrays');
  await answer(page, `${scene.workspace}/params/for-numpy.npz`);
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.filter({ hasText: 'np.load("for-numpy.npz")' }).waitFor();
  await scene.screenshot('params-exported');
  await dialog.getByRole('button', { name: 'Copy Python' }).click();
  const folder = path.join(scene.workspace, 'params');
  const exported = await readFile(path.join(folder, 'for-numpy.npz'));
  const { parameters } = decodeParams(exported, 'for-numpy.npz');
  assert.deepEqual(parameters, networkOf([784, 32, 10]));
  const names = await readdir(folder);
  assert.deepEqual(
    names.filter(name => name.includes('partial')),
    [],
  );
});

test('two selected files are compared at once', async () => {
  const { page } = scene.window;
  await select('script.pkl', 'small.npz');
  await chooseInMenu(page, explorerItem(page, 'small.npz'), 'MNIST: Compare With…');
  const shown = await report('How far the weights of B are from those of A');
  await shown.getByRole('row', { name: '1 10 × 784 16 × 784' }).waitFor();
  await runCommand(page, 'Notifications: Clear All Notifications');
  await pictures('params-comparison');
});

test('one file waits for another to be compared with', async () => {
  const { page } = scene.window;
  await chooseInMenu(page, explorerItem(page, 'text.json'), 'MNIST: Select for Compare');
  await eventually(async () => {
    await explorerItem(page, 'script.pkl').click({ button: 'right' });
    const item = page.locator('.context-view [role=menuitem]');
    await item.first().waitFor();
    const count = await item.filter({ hasText: 'Compare with Selected' }).count();
    await page.keyboard.press('Escape');
    assert.ok(count > 0);
  });
  await chooseInMenu(page, explorerItem(page, 'script.pkl'), 'MNIST: Compare with Selected');
  await report(/text\.json and script\.pkl/);
});
