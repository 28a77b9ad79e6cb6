import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sortedUnits, voteCounts, votes } from '../../../webview/unitSort.ts';

/** Units 7, 2, 9 and 4, by falling strength; each speaks for one of three digits. */
const pictures = {
  units: Uint32Array.of(7, 2, 9, 4),
  outgoing: Float32Array.of(3, 0.1, 2, /**/ 1, -5, 2, /**/ 0.7, 0, 0.5, /**/ -3, -1, -2),
  nextOutputs: 3,
};

test('a unit speaks for the digit of its largest outgoing weight, even where all are negative', () => {
  assert.deepEqual([...votes(pictures)], [0, 2, 0, 1]);
  assert.deepEqual(voteCounts(pictures).slice(0, 3), [2, 1, 1]);
});

test('units are sorted by strength, by index, or together by digit', () => {
  assert.deepEqual(sortedUnits(pictures, 'strength'), [7, 2, 9, 4]);
  assert.deepEqual(sortedUnits(pictures, 'index'), [2, 4, 7, 9]);
  assert.deepEqual(sortedUnits(pictures, 'digit'), [7, 9, 4, 2]);
});

test('where outgoing weights are missing, sorting by digit is sorting by strength', () => {
  const wide = { ...pictures, outgoing: new Float32Array(0) };
  assert.deepEqual(sortedUnits(wide, 'digit'), [7, 2, 9, 4]);
});
