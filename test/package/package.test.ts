import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { before, test } from 'node:test';
import { packageExtension, ROOT } from '../vscode/packages.ts';
import { scriptsOf } from './scripts.ts';

/** What a user downloads, no more and no less. */
const CONTENT = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'dist/ThirdPartyNotices.txt',
  'dist/cli.js',
  'dist/extension.cjs',
  'dist/shared-*.js',
  'dist/webview/dashboard.js',
  'dist/webview/params.js',
  'dist/webview/picture.js',
  'dist/webview/report.js',
  'dist/webview/shared-*.js',
  'dist/worker.js',
  'l10n/bundle.l10n.de.json',
  'l10n/bundle.l10n.zh-cn.json',
  'media/activity-bar.svg',
  'media/dashboard.png',
  'media/evaluation.png',
  'media/icon.png',
  'media/walkthrough/break.svg',
  'media/walkthrough/draw.svg',
  'media/walkthrough/evaluate.svg',
  'media/walkthrough/look.svg',
  'media/walkthrough/train.svg',
  'package.json',
  'package.nls.de.json',
  'package.nls.json',
  'package.nls.zh-cn.json',
  'src/nn/dense.ts',
  'src/nn/distance.ts',
  'src/nn/dropout.ts',
  'src/nn/initialization.ts',
  'src/nn/loss.ts',
  'src/nn/metrics.ts',
  'src/nn/network.ts',
  'src/nn/optimizer.ts',
  'src/nn/optimizerState.ts',
  'src/nn/parameters.ts',
  'src/nn/presets.ts',
  'src/nn/random.ts',
  'src/nn/relu.ts',
  'src/nn/saliency.ts',
  'src/nn/schedule.ts',
  'src/nn/settings.ts',
  'src/nn/sparse.ts',
  'src/nn/streams.ts',
  'src/nn/training.ts',
];

let vsix: string;

before(async () => {
  vsix = await packageExtension();
});

test('holds what it needs and nothing else', () => {
  const vsce = path.join(ROOT, 'node_modules', '@vscode', 'vsce', 'vsce');
  const listing = execFileSync(process.execPath, [vsce, 'ls', '--no-dependencies'], { cwd: ROOT });
  const files = listing.toString().trim().split(/\r?\n/).sort();
  const names = files.map(file => file.replace(/shared-[A-Z0-9]{8}\.js$/, 'shared-*.js'));
  assert.deepEqual([...new Set(names)], CONTENT);
});

test('names the licences of all packages whose code is in it', async () => {
  const notices = await readFile(path.join(ROOT, 'dist', 'ThirdPartyNotices.txt'), 'utf8');
  for (const name of ['lit', 'uplot', '@vscode-elements/elements', '@vscode/l10n', 'fflate']) {
    assert.match(notices, new RegExp(`^${name} [\\d.]+ \\(MIT|BSD`, 'm'));
  }
  assert.match(notices, /^wasm-feature-detect [\d.]+ \(Apache-2\.0\)\n\n\s*Apache License/m);
});

test('is under 600 KB', async () => {
  const { size } = await stat(vsix);
  assert.ok(size < 600_000, `${size} bytes`);
});

test('waits for at most 250 KB of script before it draws the dashboard', async () => {
  const { first, later } = await scriptsOf(path.join(ROOT, 'dist', 'webview'), 'dashboard.js');
  assert.ok(first.length > 1 && later.length > 0, 'its scripts are not found any more');
  const size = first.reduce((sum, { bytes }) => sum + bytes, 0);
  assert.ok(size <= 250_000, `${size} bytes`);
});

test('asks for all that a page waits for at once, and that is little', async () => {
  const code = await readFile(path.join(ROOT, 'dist', 'extension.cjs'), 'utf8');
  for (const page of ['dashboard.js', 'report.js', 'params.js', 'picture.js']) {
    const { first } = await scriptsOf(path.join(ROOT, 'dist', 'webview'), page);
    const [, asked] = new RegExp(`"${page}":\\[([^\\]]+)\\]`).exec(code)!;
    const imported = first.map(({ name }) => name).filter(name => name !== page);
    assert.deepEqual(JSON.parse(`[${asked}]`).sort(), imported.sort());
    assert.ok(imported.length <= 5, `${page} waits for ${imported.length} files besides itself`);
  }
});

test('asks for the API of VS Code once, as each time costs at activation', async () => {
  const code = await readFile(path.join(ROOT, 'dist', 'extension.cjs'), 'utf8');
  assert.equal(code.split('require("vscode")').length - 1, 1);
});

test('has a command line that starts', () => {
  const program = path.join(ROOT, 'dist', 'cli.js');
  const help = execFileSync(process.execPath, [program, '--help'], { encoding: 'utf8' });
  assert.match(help, /evaluate/);
});
