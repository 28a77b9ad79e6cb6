import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectNonZero, createSparseVector } from '../../../src/nn/sparse.ts';

test('only the numbers that are not zero are kept, with their places', () => {
  const sparse = createSparseVector(5);
  collectNonZero(Float64Array.of(0, 3, 0, -1, 0), sparse);
  assert.equal(sparse.count, 2);
  assert.deepEqual([...sparse.indices.subarray(0, 2)], [1, 3]);
  assert.deepEqual([...sparse.values.subarray(0, 2)], [3, -1]);
});

test('a second digit leaves nothing of the first', () => {
  const sparse = createSparseVector(3);
  collectNonZero(Float64Array.of(1, 2, 3), sparse);
  collectNonZero(Float64Array.of(0, 0, 4), sparse);
  assert.equal(sparse.count, 1);
  assert.deepEqual([sparse.indices[0], sparse.values[0]], [2, 4]);
});

test('NaN is kept, so that a diverged network is seen', () => {
  const sparse = createSparseVector(2);
  collectNonZero(Float64Array.of(0, Number.NaN), sparse);
  assert.equal(sparse.count, 1);
  assert.ok(Number.isNaN(sparse.values[0]));
});
