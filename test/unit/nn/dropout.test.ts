import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backwardDropout, forwardDropout } from '../../../src/nn/dropout.ts';
import { Random } from '../../../src/nn/random.ts';
import { assertGradients } from './numericGradient.ts';

test('the share of units left out is the rate, and the expected sum stays', () => {
  for (const rate of [0.2, 0.5, 0.8]) {
    const a = new Float64Array(100_000).fill(1);
    const mask = new Float64Array(a.length);
    forwardDropout(a, rate, new Random(1), mask);
    const leftOut = a.filter(value => value === 0).length / a.length;
    const mean = a.reduce((sum, value) => sum + value, 0) / a.length;
    assert.ok(Math.abs(leftOut - rate) < 0.01, `${leftOut} left out at rate ${rate}`);
    assert.ok(Math.abs(mean - 1) < 0.03, `mean ${mean} at rate ${rate}`);
  }
});

test('the same random stream leaves out the same units', () => {
  const masks = [1, 1, 2].map(key => {
    const mask = new Float64Array(50);
    forwardDropout(new Float64Array(50).fill(1), 0.5, new Random(1, key), mask);
    return [...mask];
  });
  assert.deepEqual(masks[0], masks[1]);
  assert.notDeepEqual(masks[0], masks[2]);
});

test('backward gives the slopes of the loss', () => {
  const input = Float64Array.from({ length: 30 }, (_, unit) => unit / 10 - 1);
  const slopes = input.map((_, unit) => Math.sin(unit));
  const mask = new Float64Array(input.length);
  const loss = () => {
    const a = input.slice();
    forwardDropout(a, 0.4, new Random(3), mask);
    return a.reduce((sum, value, unit) => sum + slopes[unit] * value, 0);
  };
  loss();
  const gradients = slopes.slice();
  backwardDropout(mask, gradients);
  assertGradients(input, gradients, loss);
});
