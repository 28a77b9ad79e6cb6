// Files that NumPy has written are opened, judged, compared and exported by hand; NumPy opens the
// exports again. What is right is what NumPy itself says.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { generateDigits } from '../../src/data/generatedDigits.ts';
import { encodeIdxImages, encodeIdxLabels } from '../../src/data/idx.ts';
import { onnxProbabilities } from './numpy/onnxProbabilities.ts';
import { openScene, type Scene } from './scene.ts';
import { answer, choose, chooseInMenu, explorerItem, runCommand, webview } from './window.ts';

/** What `write_files.py` prints. */
interface Truth {
  readonly digits: number;
  /** Digits that each file's numbers get right. */
  readonly right: Readonly<Record<string, number>>;
  readonly comparison: {
    readonly onlyLater: number;
    readonly onlyEarlier: number;
    readonly distances: readonly number[];
  };
}

const scripts = path.join(import.meta.dirname, 'numpy');
const hasNumPy = spawnSync('python3', ['-c', 'import numpy']).status === 0;
const skip = hasNumPy ? false : 'python3 with NumPy is not installed';

function python<Result>(script: string, ...words: readonly string[]): Result {
  const { status, stdout, stderr } = spawnSync('python3', [path.join(scripts, script), ...words], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

async function writeDigits(folder: string): Promise<void> {
  for (const [part, name, count] of [
    ['training', 'train', 2000],
    ['test', 't10k', 10_000],
  ] as const) {
    const { images, labels } = generateDigits({ seed: 1, part, first: 0, count });
    await writeFile(path.join(folder, `${name}-images-idx3-ubyte`), encodeIdxImages(images, count));
    await writeFile(path.join(folder, `${name}-labels-idx1-ubyte`), encodeIdxLabels(labels));
  }
}

suite('files of NumPy', { skip }, () => {
  let digits: string;
  let scene: Scene;
  let truth: Truth;

  before(async () => {
    digits = await mkdtemp(path.join(os.tmpdir(), 'mnist-digits-'));
    await writeDigits(digits);
    const written = await mkdtemp(path.join(os.tmpdir(), 'mnist-numpy-'));
    truth = python<Truth>('write_files.py', digits, written);
    const files: Record<string, Uint8Array> = {};
    for (const name of await readdir(written)) {
      files[`params/${name}`] = await readFile(path.join(written, name));
    }
    await rm(written, { recursive: true });
    // A setting of the machine, which a workspace may have too.
    files['.vscode/settings.json'] = Buffer.from(JSON.stringify({ 'mnist.datasetFolder': digits }));
    scene = await openScene({ settings: { 'explorer.autoReveal': false }, files });
    await explorerItem(scene.window.page, 'params').click();
  });

  after(async () => {
    await scene?.close();
    await rm(digits, { recursive: true, force: true });
  });

  /** Opens a file in the params editor as a person does. */
  async function open(name: string): Promise<FrameLocator> {
    const { page } = scene.window;
    await explorerItem(page, name).dblclick();
    await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    if (!name.endsWith('.safetensors')) {
      // Text, or that there is none: a pickle of protocol 0 is text.
      await page
        .locator('.monaco-editor-pane-placeholder, .editor-instance .view-line')
        .first()
        .waitFor();
      await runCommand(page, 'View: Reopen Editor With...');
      await choose(page, 'MNIST Params');
    }
    const shown = await webview(page, 'editor');
    await shown.getByRole('heading', { level: 1 }).getByText(name).first().waitFor();
    return shown;
  }

  const opened = [
    ...[0, 1, 2, 3, 4, 5].map(protocol => `protocol-${protocol}.pkl`),
    ...['float64.pkl', 'stored.npz', 'compressed.npz'],
    ...['pytorch', 'half', 'bfloat16', 'keras'].map(name => `${name}.safetensors`),
  ];
  for (const name of opened) {
    test(`${name} is opened, and Evaluate counts what NumPy counts`, async t => {
      const { page } = scene.window;
      const editor = await open(name);
      await editor.getByText('101,770 weights and biases').waitFor();
      await editor.getByRole('table', { name: 'Tensors' }).getByText('128 × 784').waitFor();
      await scene.screenshot(`numpy-${name}`);
      await editor.getByRole('button', { name: 'Evaluate' }).click();
      await page
        .locator('.tab.active')
        .filter({ hasText: `Evaluation: ${name}` })
        .waitFor();
      const report = await webview(page, 'editor');
      const right = truth.right[name].toLocaleString('en');
      await report.getByText(`${right} of 10,000 test digits right`).waitFor();
      const seconds = report.locator('dl div', { hasText: 'Measured in' }).locator('dd');
      t.diagnostic(`measured in ${await seconds.innerText()}`);
      await scene.screenshot(`numpy-report-${name}`);
      await runCommand(page, 'View: Close All Editors');
    });
  }

  test('the table of the folder has NumPy’s counts in every row, JSON too', async () => {
    const { page } = scene.window;
    await chooseInMenu(page, explorerItem(page, 'params'), 'MNIST: Evaluate');
    const table = (await webview(page, 'editor')).getByRole('table', { name: /^Evaluated/ });
    for (const [name, right] of Object.entries(truth.right)) {
      const row = table.getByRole('row').filter({ hasText: name });
      await row.getByRole('cell', { name: right.toLocaleString('en'), exact: true }).waitFor();
    }
    assert.equal(await table.getByRole('row').count(), Object.keys(truth.right).length + 1);
    await scene.screenshot('numpy-table');
  });

  test('a comparison tells the differences that NumPy tells', async () => {
    const { page } = scene.window;
    await explorerItem(page, 'protocol-5.pkl').click();
    await page.locator('.tabs-container .tab.active', { hasText: 'protocol-5.pkl' }).waitFor();
    await explorerItem(page, 'earlier.pkl').click({ modifiers: ['ControlOrMeta'] });
    await page.locator('.monaco-list-row.selected', { hasText: 'earlier.pkl' }).waitFor();
    await chooseInMenu(page, explorerItem(page, 'earlier.pkl'), 'MNIST: Compare With…');
    await page.locator('.tab.active', { hasText: 'Comparison' }).waitFor();
    const comparison = await webview(page, 'editor');
    const { onlyLater, onlyEarlier, distances } = truth.comparison;
    const files = comparison.getByRole('table', { name: 'Both networks' }).getByRole('button');
    await files.first().waitFor();
    const names = await files.allInnerTexts();
    const isLaterFirst = names[0].includes('protocol-5');
    const counts = isLaterFirst ? [onlyLater, onlyEarlier] : [onlyEarlier, onlyLater];
    for (const [at, words] of [
      'A is right and B is wrong',
      'B is right and A is wrong',
    ].entries()) {
      const count = counts[at].toLocaleString('en');
      await comparison.getByRole('heading', { name: `${words}: ${count}` }).waitFor();
    }
    // Relative to A: told of the later one.
    if (isLaterFirst) {
      for (const distance of distances) {
        await comparison.getByRole('cell', { name: distance.toFixed(3), exact: true }).waitFor();
      }
    }
    await scene.screenshot('numpy-comparison');
  });

  test('every format is exported, and NumPy and ONNX Runtime read the same network', async () => {
    const { page } = scene.window;
    const labels = {
      ...{ safetensors: 'Safetensors', pkl: 'Python pickle', npz: 'NumPy arrays' },
      ...{ json: 'JSON text', onnx: 'ONNX model' },
    };
    const folder = path.join(scene.workspace, 'params');
    for (const [ending, label] of Object.entries(labels)) {
      await chooseInMenu(page, explorerItem(page, 'stored.npz'), 'MNIST: Export Params…');
      await choose(page, label);
      await answer(page, path.join(folder, `exported.${ending}`));
      const dialog = page.locator('.monaco-dialog-box').filter({ hasText: 'Exported as' });
      await dialog.waitFor();
      await scene.screenshot(`numpy-exported-${ending}`);
      await dialog.getByRole('button', { name: 'Close', exact: true }).click();
    }
    const file = path.join(digits, 'probabilities.f32');
    assert.deepEqual(python('read_files.py', digits, folder, file), {
      safetensors: {
        ...{ '0.weight': [128, 784], '0.bias': [128] },
        ...{ '2.weight': [10, 128], '2.bias': [10] },
      },
      pytorch: true,
      pkl: [
        [128, 784],
        [128, 1],
        [10, 128],
        [10, 1],
      ],
      npz: ['W1', 'b1', 'W2', 'b2'],
      json: true,
    });
    const theirs = new Float32Array(new Uint8Array(await readFile(file)).buffer);
    const { images } = generateDigits({ seed: 1, part: 'test', first: 0, count: 100 });
    const model = await readFile(path.join(folder, 'exported.onnx'));
    const onnx = await onnxProbabilities(model, images);
    assert.equal(onnx.length, theirs.length);
    const worst = Math.max(...onnx.map((value, index) => Math.abs(value - theirs[index])));
    assert.ok(worst <= 1e-6, `ONNX Runtime differs by ${worst}`);
    assert.deepEqual(scene.window.problems, []);
  });
});
