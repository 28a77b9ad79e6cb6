import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { backwardDense, createDenseLayer, forwardDense } from '../../../src/nn/dense.ts';
import { Random } from '../../../src/nn/random.ts';
import { collectNonZero, createSparseVector } from '../../../src/nn/sparse.ts';
import { assertGradients, smallNumbers } from './numericGradient.ts';

fc.configureGlobal({ seed: 1 });

const shapes = fc.record({
  inputs: fc.integer({ min: 1, max: 9 }),
  outputs: fc.integer({ min: 1, max: 7 }),
  seed: fc.nat(),
});

/** A random layer, an input with zeros in it, and what the loss is made of: Σ slope z. */
function randomCase({ inputs, outputs, seed }: { inputs: number; outputs: number; seed: number }) {
  const random = new Random(seed);
  const draw = () => random.uniform();
  const layer = createDenseLayer(inputs, outputs);
  layer.weights.set(smallNumbers(inputs * outputs, draw));
  layer.biases.set(smallNumbers(outputs, draw));
  const input = smallNumbers(inputs, draw);
  const slopes = smallNumbers(outputs, draw);
  const x = createSparseVector(inputs);
  const z = new Float64Array(outputs);
  const loss = () => {
    collectNonZero(input, x);
    forwardDense(layer, x, z);
    return z.reduce((sum, value, unit) => sum + slopes[unit] * value, 0);
  };
  return { layer, input, slopes, x, z, loss };
}

test('forward is W x + b', () => {
  const layer = createDenseLayer(3, 2);
  layer.weights.set([1, 2, 3, 4, 5, 6]);
  layer.biases.set([10, 20]);
  const x = createSparseVector(3);
  collectNonZero(Float64Array.of(1, 0, -1), x);
  const z = new Float64Array(2);
  forwardDense(layer, x, z);
  assert.deepEqual([...z], [10 + 1 - 3, 20 + 4 - 6]);
});

test('backward gives the slopes of the loss by weights, biases and inputs', () => {
  fc.assert(
    fc.property(shapes, shape => {
      const { layer, input, slopes, x, loss } = randomCase(shape);
      const inputGradients = new Float64Array(shape.inputs).fill(99);
      loss();
      backwardDense(layer, x, slopes, inputGradients);
      assertGradients(layer.weights, layer.weightGradients, loss);
      assertGradients(layer.biases, layer.biasGradients, loss);
      assertGradients(input, inputGradients, loss);
    }),
  );
});

test('backward adds the gradients of digit after digit', () => {
  fc.assert(
    fc.property(shapes, shape => {
      const { layer, slopes, x, loss } = randomCase(shape);
      loss();
      backwardDense(layer, x, slopes);
      const once = { weights: [...layer.weightGradients], biases: [...layer.biasGradients] };
      backwardDense(layer, x, slopes);
      assert.deepEqual(
        [...layer.weightGradients],
        once.weights.map(gradient => 2 * gradient),
      );
      assert.deepEqual(
        [...layer.biasGradients],
        once.biases.map(gradient => 2 * gradient),
      );
    }),
  );
});
