import assert from 'node:assert/strict';
import { test } from 'node:test';
import { learningRateAt } from '../../../src/nn/schedule.ts';

function ratesOf(schedule: 'constant' | 'linear' | 'cosine'): number[] {
  return [0, 25, 50, 75, 100].map(iteration =>
    Number(learningRateAt({ learningRate: 0.4, schedule }, iteration, 100).toFixed(12)),
  );
}

test('a constant rate stays', () => {
  assert.deepEqual(ratesOf('constant'), [0.4, 0.4, 0.4, 0.4, 0.4]);
});

test('a linear rate falls evenly to 0 at the end', () => {
  assert.deepEqual(ratesOf('linear'), [0.4, 0.3, 0.2, 0.1, 0]);
});

test('a cosine rate falls slowly, fast, slowly to 0 at the end', () => {
  const quarter = 0.2 * (1 + Math.SQRT1_2);
  assert.deepEqual(ratesOf('cosine'), [
    0.4,
    Number(quarter.toFixed(12)),
    0.2,
    Number((0.4 - quarter).toFixed(12)),
    0,
  ]);
});

test('the last update of a run still moves the weights', () => {
  for (const schedule of ['constant', 'linear', 'cosine'] as const) {
    assert.ok(learningRateAt({ learningRate: 0.4, schedule }, 99, 100) > 0);
  }
});

test('after the end the rate does not turn negative or rise again', () => {
  for (const schedule of ['linear', 'cosine'] as const) {
    assert.ok(Math.abs(learningRateAt({ learningRate: 0.4, schedule }, 150, 100)) < 1e-15);
  }
});
