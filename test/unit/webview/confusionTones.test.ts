import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellText, confusionTones } from '../../../webview/confusionTones.ts';

test('right answers are blue, mistakes orange by their number, empty cells nothing', () => {
  const tones = confusionTones([
    [90, 8, 2],
    [0, 100, 0],
    [0, 0, 0],
  ]);
  assert.ok(tones[1][1] > tones[0][0] && tones[0][0] > 0);
  assert.ok(tones[0][1] < tones[0][2] && tones[0][2] < 0);
  assert.equal(tones[0][2], tones[0][1] / 2, 'a quarter of the mistakes looks half as strong');
  assert.deepEqual(tones[2], [0, 0, 0], 'a digit that is not in the set');
});

test('a cell in words', () => {
  const pair = { truth: 8, predicted: 3 };
  assert.equal(cellText(pair, 12), '8 read as 3: 12 times');
  assert.equal(cellText(pair, 1), '8 read as 3: once');
  assert.equal(cellText(pair, 0), '8 read as 3: never');
});
