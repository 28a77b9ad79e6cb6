// The runs of a workspace: listed, drawn beside each other, compared, repeated, renamed, deleted.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { PRESETS } from '../../src/nn/presets.ts';
import type { Provenance } from '../../src/params/paramsFile.ts';
import { decodeSafetensors, encodeSafetensors } from '../../src/params/safetensors.ts';
import { networkOf } from '../unit/params/safetensorsFiles.ts';
import { dashboard, waitForState } from './dashboard.ts';
import { eventually } from './eventually.ts';
import { openScene, type Scene, SHORT_RUN } from './scene.ts';
import { answer, choose, chooseInMenu, runCommand, setTheme, webview } from './window.ts';

const settings = { ...PRESETS[0].settings, hiddenLayers: [32], epochs: 3 };

function made(learningRate: number, testAccuracy: number, created: string): Uint8Array {
  const points = Array.from({ length: 12 }, (_, at) => ({
    ...{ iteration: 8 * (at + 1), trainLoss: 1 / (at + 1), trainAccuracy: 0.9 - 0.5 / (at + 1) },
    ...{ testLoss: 1.1 / (at + 1), testAccuracy: testAccuracy - 0.4 / (at + 1) },
  }));
  const provenance: Provenance = {
    ...{ preset: 'quick', settings: { ...settings, learningRate }, epochs: 3, iterations: 96 },
    ...{ testAccuracy, seconds: 12.5, created, curve: { iterationsPerEpoch: 32, points } },
  };
  return encodeSafetensors({ parameters: networkOf([784, 32, 10]), provenance });
}

const slow = made(0.05, 0.871, '2026-11-20T10:00:00Z');
const quick = made(0.3, 0.942, '2026-11-21T10:00:00Z');

let scene: Scene;

before(async () => {
  const files = {
    'params/slow.safetensors': slow,
    'params/slow.safetensors.optimizer': 'what it remembers',
    'params/quick.safetensors': quick,
    'params/damaged.safetensors': slow.slice(0, -40),
  };
  scene = await openScene({ settings: SHORT_RUN, files });
  const { page } = scene.window;
  await runCommand(page, 'MNIST: Open Dashboard');
  await dashboard(page);
  await page.locator('.pane-header').filter({ hasText: 'Runs' }).click();
  await scene.screenshot('runs-opened');
  await run(page, 'quick').waitFor();
});

after(() => scene?.close());

const run = (page: Page, name: string): Locator =>
  page.locator('.customview-tree').getByRole('treeitem', { name: new RegExp(`^${name}`) });

const paramsFiles = () => readdir(path.join(scene.workspace, 'params'));

/** Answers the question in the middle of the window. */
async function press(page: Page, button: string): Promise<void> {
  await page.locator('.monaco-dialog-box').getByRole('button', { name: button }).click();
}

test('every run stands in the tree, the newest first; a damaged file hides no other', async () => {
  const { page } = scene.window;
  const lines = await page.locator('.customview-tree').getByRole('treeitem').allInnerTexts();
  const said = lines.map(line => line.replace(/\s+/g, ' ').trim());
  assert.equal(said.length, 3);
  const at = (name: string) => said.findIndex(line => line.startsWith(name));
  assert.ok(at('quick') < at('slow'), said.join('; '));
  assert.match(said[at('quick')], /^quick ?94\.2 % · 3 epochs · 12\.5 s$/);
  assert.match(said[at('damaged')], /unreadable/);
  await scene.screenshot('runs');
});

test('a box draws a run in the charts, with its name and newest value', async () => {
  const { page } = scene.window;
  await run(page, 'quick').locator('.custom-view-tree-node-item-checkbox').click();
  await run(page, 'slow').locator('.custom-view-tree-node-item-checkbox').click();
  const panel = await dashboard(page);
  const legend = panel.locator('mnist-history-chart').first().locator('.legend');
  await legend.getByText('slow').waitFor();
  assert.match((await legend.innerText()).replace(/\s+/g, ' '), /quick 90\.87 %.*slow 83\.8/);
  await scene.screenshot('runs-drawn');
});

test('the settings of several runs stand side by side, only those that differ at first', async () => {
  const { page } = scene.window;
  await run(page, 'slow')
    .locator('.label-name')
    .click({ modifiers: ['ControlOrMeta'] });
  await run(page, 'quick')
    .locator('.label-name')
    .click({ modifiers: ['ControlOrMeta'] });
  await chooseInMenu(page, run(page, 'quick'), 'Compare Settings of Runs…');
  const shown = await webview(page, 'editor');
  await shown.getByRole('row', { name: /^Learning rate/ }).waitFor();
  assert.equal(await shown.getByRole('row', { name: /^Seed/ }).count(), 0);
  await scene.screenshot('runs-settings');
  await shown.getByText('Differences only').click();
  await shown.getByRole('row', { name: /^Seed/ }).waitFor();
  for (const theme of ['light', 'high contrast dark'] as const) {
    await setTheme(page, theme);
    await scene.screenshot(`runs-${theme.replaceAll(' ', '-')}`);
  }
  await setTheme(page, 'dark');
  await runCommand(page, 'View: Close All Editors');
});

test('a renamed run keeps what it says, what its optimizer remembers, and its place in the charts', async () => {
  const { page } = scene.window;
  await run(page, 'slow').locator('.label-name').click();
  await page.locator('.tab.active').filter({ hasText: 'slow.safetensors' }).waitFor();
  await chooseInMenu(page, run(page, 'slow'), 'Rename…');
  await answer(page, 'patient');
  await run(page, 'patient').waitFor();
  await page.locator('.tab.active').filter({ hasText: 'patient.safetensors' }).waitFor();
  await eventually(async () => {
    const names = await paramsFiles();
    assert.ok(names.includes('patient.safetensors'));
    assert.ok(names.includes('patient.safetensors.optimizer'));
    assert.ok(!names.some(name => name.startsWith('slow')));
  });
  const bytes = await readFile(path.join(scene.workspace, 'params', 'patient.safetensors'));
  assert.deepEqual(new Uint8Array(bytes), slow);
  const panel = await dashboard(page);
  await panel.locator('mnist-history-chart .legend').first().getByText('patient').waitFor();
});

test('a run again with one change has all other settings, and the old one beside it', async () => {
  const { page } = scene.window;
  await chooseInMenu(page, run(page, 'quick'), 'Run Again with One Change…');
  await choose(page, 'Batch size');
  await scene.screenshot('runs-one-change');
  await answer(page, '100');
  const panel = await dashboard(page);
  await waitForState(panel, 'Finished');
  await panel.locator('mnist-history-chart .legend').first().getByText('quick').waitFor();
  const [name] = await eventually(async () => {
    const others = (await scene.savedParams()).filter(file => file.startsWith('20'));
    assert.equal(others.length, 1);
    return others;
  });
  const bytes = await readFile(path.join(scene.workspace, 'params', name));
  const { provenance } = decodeSafetensors(bytes, name);
  assert.deepEqual(provenance.settings, { ...settings, learningRate: 0.3, batchSize: 100 });
  assert.equal(provenance.changedFrom, `quick.safetensors, batchSize ${settings.batchSize}`);
  await run(page, '\\d\\d-\\d\\d \\d\\d:\\d\\d 784-32-10').waitFor();
  await scene.screenshot('runs-again');
});

test('a pinned run stands on top', async () => {
  const { page } = scene.window;
  await chooseInMenu(page, run(page, 'patient'), 'Pin');
  await eventually(async () => {
    const [first] = await page.locator('.customview-tree').getByRole('treeitem').allInnerTexts();
    assert.match(first.trim(), /^patient/);
  });
});

test('a run that is deleted while it is drawn goes from tree, disk and charts', async () => {
  const { page } = scene.window;
  await chooseInMenu(page, run(page, 'patient'), 'Delete');
  await press(page, 'Move to Trash');
  // The file system of a served VS Code has no trash.
  await press(page, 'Delete Permanently');
  await run(page, 'patient').waitFor({ state: 'detached' });
  assert.ok(!(await paramsFiles()).some(name => name.startsWith('patient')));
  const panel = await dashboard(page);
  const legend = panel.locator('mnist-history-chart .legend').first();
  await legend.getByText('patient').waitFor({ state: 'detached' });
  await legend.getByText('quick').waitFor();
  await scene.screenshot('runs-deleted');
});

test('the charts are exported as a picture and as a table', async () => {
  const { page } = scene.window;
  for (const [title, name] of [
    ['MNIST: Export Charts as SVG…', 'chart.svg'],
    ['MNIST: Export Curves as CSV…', 'chart.csv'],
  ]) {
    await runCommand(page, title);
    await answer(page, path.join(scene.workspace, name));
    const text = await eventually(() => readFile(path.join(scene.workspace, name), 'utf8'));
    assert.match(text, name.endsWith('svg') ? /<svg [\s\S]*>quick: test/ : /\r\nquick,8,0\.25,/);
  }
  assert.deepEqual(scene.window.problems, []);
});
