import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDenseLayer } from '../../../src/nn/dense.ts';
import { initializeLayers } from '../../../src/nn/initialization.ts';

function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

test('He weights have mean 0 and variance 2 / inputs in every layer, biases are 0', () => {
  const layers = [createDenseLayer(784, 128), createDenseLayer(128, 200)];
  initializeLayers(layers, 'he', 1);
  for (const { inputs, weights, biases } of layers) {
    const variance = mean(weights.map(weight => weight * weight));
    assert.ok(Math.abs(mean(weights)) < 0.02 * Math.sqrt(2 / inputs), `mean ${mean(weights)}`);
    assert.ok(Math.abs(variance * inputs - 2) < 0.05, `variance ${variance} of ${inputs} inputs`);
    assert.ok(biases.every(bias => bias === 0));
  }
});

test('zeros are zeros', () => {
  const layer = createDenseLayer(784, 10);
  initializeLayers([layer], 'uniform', 1);
  initializeLayers([layer], 'zeros', 1);
  assert.ok([layer.weights, layer.biases].every(values => values.every(value => value === 0)));
});

test('the classic weights and biases fill [-0.5, 0.5]', () => {
  const layer = createDenseLayer(784, 1000);
  initializeLayers([layer], 'uniform', 1);
  for (const values of [layer.weights, layer.biases]) {
    assert.ok(values.every(value => value >= -0.5 && value <= 0.5));
    assert.ok(Math.abs(mean(values)) < 0.03);
    // 1 / 12: the variance of an even distribution of width 1.
    assert.ok(Math.abs(mean(values.map(value => value * value)) - 1 / 12) < 0.01);
  }
});

test('a seed gives the same weights again, another seed others, and each layer its own', () => {
  const first = [1, 1, 2].map(seed => {
    const layers = [createDenseLayer(5, 5), createDenseLayer(5, 5)];
    initializeLayers(layers, 'he', seed);
    return layers.map(layer => [...layer.weights]);
  });
  assert.deepEqual(first[0], first[1]);
  assert.notDeepEqual(first[0], first[2]);
  assert.notDeepEqual(first[0][0], first[0][1]);
});
