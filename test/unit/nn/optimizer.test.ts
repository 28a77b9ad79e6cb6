import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Optimizer, type Trainable } from '../../../src/nn/optimizer.ts';

/** One number that learns, with the value 1. */
function trainable(decay = 0): Trainable {
  return { values: Float32Array.of(1), gradients: new Float64Array(1), decay };
}

/** The value after each step with rate 0.1 and gradient sums of two digits each. */
function stepsOf(method: 'sgd' | 'momentum' | 'adam', sums: number[], decay = 0): number[] {
  const number = trainable(decay);
  const optimizer = new Optimizer(method, [number]);
  return sums.map(sum => {
    number.gradients[0] += sum;
    optimizer.update(0.1, 2);
    return number.values[0];
  });
}

function assertClose(actual: number[], expected: number[]): void {
  for (const [step, value] of expected.entries()) {
    assert.ok(Math.abs(actual[step] - value) < 1e-6, `step ${step}: ${actual[step]}, not ${value}`);
  }
}

// Computed by hand. Mean gradients: 4 / 2 = 2, then -2 / 2 = -1.

test('gradient descent subtracts rate times mean gradient', () => {
  // 1 - 0.1 * 2 = 0.8;   0.8 - 0.1 * -1 = 0.9
  assertClose(stepsOf('sgd', [4, -2]), [0.8, 0.9]);
});

test('the L2 penalty adds decay times the value to the gradient', () => {
  // g = 2 + 0.5 * 1 = 2.5: 1 - 0.25 = 0.75;   g = -1 + 0.5 * 0.75 = -0.625: 0.75 + 0.0625
  assertClose(stepsOf('sgd', [4, -2], 0.5), [0.75, 0.8125]);
});

test("momentum keeps 0.9 of the velocity and adds the gradient, as PyTorch's does", () => {
  // v = 2: 1 - 0.2 = 0.8;   v = 0.9 * 2 - 1 = 0.8: 0.8 - 0.08 = 0.72
  assertClose(stepsOf('momentum', [4, -2]), [0.8, 0.72]);
});

test('momentum sees the L2 penalty as part of the gradient', () => {
  // v = 2.5: 0.75;   v = 0.9 * 2.5 - 1 + 0.375 = 1.625: 0.75 - 0.1625 = 0.5875
  assertClose(stepsOf('momentum', [4, -2], 0.5), [0.75, 0.5875]);
});

test('Adam divides by the bias corrections', () => {
  // m = 0.2, v = 0.004; m̂ = 0.2 / 0.1 = 2, v̂ = 0.004 / 0.001 = 4: 1 - 0.1 * 2 / 2 = 0.9
  // m = 0.18 - 0.1 = 0.08, v = 0.003996 + 0.001 = 0.004996; m̂ = 0.08 / 0.19 = 0.42105263,
  // v̂ = 0.004996 / 0.001999 = 2.49924962, √v̂ = 1.58090152: 0.9 - 0.1 * 0.26633704 = 0.87336630
  assertClose(stepsOf('adam', [4, -2]), [0.9, 0.8733663]);
});

test("Adam's first step is the rate, whatever the size of the gradient", () => {
  assertClose(stepsOf('adam', [2e-2]), [0.9]);
  assertClose(stepsOf('adam', [2e4]), [0.9]);
});

test("Adam's epsilon of 1e-8 stands outside the root", () => {
  // m̂ = √v̂ = 2e-8: 1 - 0.1 * 2 / (2 + 1)
  assertClose(stepsOf('adam', [4e-8]), [0.9333333]);
});

test('the sums begin at 0 again after a step', () => {
  const number = trainable();
  const optimizer = new Optimizer('sgd', [number]);
  number.gradients[0] = 4;
  optimizer.update(0.1, 2);
  assert.equal(number.gradients[0], 0);
});

test('every parameter has a memory of its own', () => {
  const [first, second] = [trainable(), trainable()];
  const optimizer = new Optimizer('momentum', [first, second]);
  first.gradients[0] = 4;
  optimizer.update(0.1, 2);
  optimizer.update(0.1, 2);
  // v = 2, then 1.8: 1 - 0.2 - 0.18
  assertClose([first.values[0], second.values[0]], [0.62, 1]);
});
