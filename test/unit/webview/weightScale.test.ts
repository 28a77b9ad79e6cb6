import assert from 'node:assert/strict';
import { test } from 'node:test';
import { largestUsualByte } from '../../../webview/weightScale.ts';

test('a few outliers do not set the scale', () => {
  const weights = new Int8Array(784).map((_, at) => (at % 2 === 0 ? 20 : -20));
  weights[5] = 127;
  weights[9] = -127;
  assert.equal(largestUsualByte(weights), 20);
});

test('where large weights are usual the scale reaches them', () => {
  assert.equal(largestUsualByte(new Int8Array(784).fill(-127)), 127);
  assert.equal(largestUsualByte(new Int8Array(784).map((_, at) => at % 128)), 127);
});

test('weights that are all zero still have a scale', () => {
  assert.equal(largestUsualByte(new Int8Array(784)), 1);
});
