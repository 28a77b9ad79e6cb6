import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { asciiDigit } from '../../../src/commandLine/asciiDigit.ts';
import { cacheFolder, datasetRequest } from '../../../src/commandLine/digitsOption.ts';
import { readIndices } from '../../../src/commandLine/optionValues.ts';
import { progressBar, statusLine } from '../../../src/commandLine/statusLine.ts';
import { duration } from '../../../src/commandLine/words.ts';

test('indices are a number, a range, a list or a mixture', () => {
  const read = (text: string) => [...readIndices('index', text)];
  assert.deepEqual(read('7'), [7]);
  assert.deepEqual(read('0-3'), [0, 1, 2, 3]);
  assert.deepEqual(read('0,5,9'), [0, 5, 9]);
  assert.deepEqual(read('8-9, 3,3'), [8, 9, 3, 3]);
  assert.equal(read('0-9999').length, 10_000);
});

test('a digit is drawn with letters, dark where there is ink', () => {
  const pixels = new Uint8Array(784);
  pixels.fill(255, 0, 56); // the first two rows
  pixels.fill(255, 56, 84); // and the third, which shares a line with an empty one
  const lines = asciiDigit(pixels);
  assert.equal(lines.length, 14);
  assert.ok(lines.every(line => line.length === 28));
  assert.equal(lines[0], '@'.repeat(28));
  assert.equal(lines[1][0], '+');
  assert.equal(lines[13].trim(), '');
});

test('a bar fills from left to right', () => {
  assert.equal(progressBar(0, 10), '[          ]');
  assert.equal(progressBar(0.5, 10), '[====>     ]');
  assert.equal(progressBar(1, 10), '[==========]');
  assert.equal(progressBar(7, 10), '[==========]');
});

test('a status fits the terminal: what matters least is left out first', () => {
  const status = { parts: ['45 %', '12,345 digits/s', '5.2 s left'], share: 0.45 };
  const text = '45 %, 12,345 digits/s, 5.2 s left';
  const line = (columns: number) => statusLine(status, columns);
  assert.equal(line(79), `[==========>             ] ${text}`);
  assert.equal(line(59), `[====>     ] ${text}`);
  assert.equal(line(39), text);
  assert.equal(line(30), '45 %, 12,345 digits/s');
  assert.equal(line(20), '[====>     ] 45 %');
  assert.equal(line(3), '45…');
  for (let columns = 1; columns < 100; columns++) {
    assert.ok(line(columns).length <= columns);
  }
  assert.equal(statusLine({ parts: ['Looking for MNIST'] }, 79), 'Looking for MNIST');
});

test('times are written as people say them', () => {
  assert.equal(duration(0.04), '40 ms');
  assert.equal(duration(0.44), '0.4 s');
  assert.equal(duration(59.4), '59 s');
  assert.equal(duration(187), '3:07 min');
  assert.equal(duration(3723), '1:02:03 h');
});

test('--data is a folder, generated or auto', () => {
  assert.equal(datasetRequest('generated').source, 'generated');
  assert.equal(datasetRequest('/digits').folder, '/digits');
  const auto = datasetRequest();
  assert.equal(auto.source, 'auto');
  assert.equal(auto.folder, undefined);
  assert.ok(auto.cacheFolder?.endsWith('mnist-train'));
  assert.ok(auto.mirrors.length > 0);
});

test('downloads are kept where each system keeps such things', () => {
  const folder = (platform: NodeJS.Platform, environment: NodeJS.ProcessEnv) =>
    cacheFolder(platform, environment).split(path.sep).slice(-3).join('/');
  assert.equal(folder('linux', { XDG_CACHE_HOME: '/x/caches' }), 'x/caches/mnist-train');
  assert.ok(folder('linux', {}).endsWith('/.cache/mnist-train'));
  assert.equal(folder('darwin', { XDG_CACHE_HOME: '/x' }), 'Library/Caches/mnist-train');
  assert.ok(folder('win32', {}).endsWith('AppData/Local/mnist-train'));
});
