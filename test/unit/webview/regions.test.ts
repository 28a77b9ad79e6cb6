import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inkTable, regionTable } from '../../../webview/regions.ts';

test('each ninth of a picture says its own mean, and where it is', () => {
  const values = new Float64Array(784);
  values[0] = 100; // at the top left, with 10 x 10 pixels
  values[783] = -81; // at the bottom right, with 9 x 9 pixels
  const { head, rows } = regionTable('Unit 3', values, { name: 'Mean weight', textOf: String });
  assert.deepEqual(head, ['Where', 'Mean weight']);
  assert.equal(rows.length, 9);
  assert.deepEqual(rows[0], ['at the top left', '1']);
  assert.deepEqual(rows[4], ['in the middle', '0']);
  assert.deepEqual(rows[8], ['at the bottom right', '-1']);
});

test('ink is told in percent', () => {
  const { rows } = inkTable('A digit', new Uint8Array(784).fill(255));
  assert.deepEqual([...new Set(rows.map(([, ink]) => ink))], ['100\u00a0%']);
});
