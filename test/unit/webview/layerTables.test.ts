import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrayTable, histogramTable, strongestTable } from '../../../webview/layerTables.ts';

test('a histogram tells how many numbers are in each bin', () => {
  const { head, rows } = histogramTable('Weights', { from: -1, to: 1, counts: [3, 1200] });
  assert.deepEqual(head, ['From', 'To', 'Count']);
  assert.deepEqual(rows, [
    ['−1.00', '0', '3'],
    ['0', '1.00', '1,200'],
  ]);
});

test('a matrix tells its strongest weights first, and between which units they are', () => {
  const weights = Int8Array.of(1, 0, -127, 64, 2, 3);
  const picture = { rows: 2, columns: 3, outputsPerDot: 1, inputsPerDot: 1, weights, scale: 0.5 };
  const { head, rows } = strongestTable('Layer 2', picture, { inputs: 3, outputs: 2 });
  assert.deepEqual(head, ['Unit', 'Unit before', 'Weight']);
  assert.deepEqual(rows.slice(0, 2), [
    ['0', '2', '−0.500'],
    ['1', '0', '0.252'],
  ]);
  assert.equal(rows.length, 6);
});

test('a dot of a wide matrix is told with all units that it is for', () => {
  const weights = Int8Array.of(0, 127);
  const picture = { rows: 1, columns: 2, outputsPerDot: 2, inputsPerDot: 8, weights, scale: 1 };
  assert.deepEqual(strongestTable('Wide', picture, { inputs: 12, outputs: 2 }).rows[0], [
    '0–1',
    '8–11',
    '1.00',
  ]);
});

test('a picture of 28 by 28 numbers is told row by row, other arrays number by number', () => {
  const picture = new Float64Array(784);
  picture[28 * 2 + 5] = 0.5;
  const { head, rows } = arrayTable('Pixels', picture);
  assert.deepEqual([head.length, rows.length], [29, 28]);
  assert.deepEqual([rows[2][0], rows[2][6], rows[2][7]], ['3', '0.5000', '0']);
  assert.deepEqual(
    arrayTable('Scores', Float64Array.of(1.5, -2)).rows.map(([index]) => index),
    ['0', '1'],
  );
});
