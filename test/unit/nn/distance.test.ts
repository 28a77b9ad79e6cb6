import assert from 'node:assert/strict';
import { test } from 'node:test';
import { relativeDistance } from '../../../src/nn/distance.ts';

const of = (...values: number[]) => Float32Array.from(values);

test('the distance is that of the differences, relative to the first one', () => {
  assert.equal(relativeDistance(of(3, 4), of(3, 4)), 0);
  assert.equal(relativeDistance(of(3, 4), of(0, 0)), 1);
  assert.equal(relativeDistance(of(3, 4), of(6, 8)), 1);
  assert.equal(relativeDistance(of(3, 4), of(-3, -4)), 2);
  assert.equal(relativeDistance(of(6, 8), of(3, 4)), 0.5);
});

test('nothing is relative to zeros, but zeros are equal to zeros', () => {
  assert.equal(relativeDistance(of(0, 0), of(0, 1)), undefined);
  assert.equal(relativeDistance(of(0, 0), of(0, 0)), 0);
});
