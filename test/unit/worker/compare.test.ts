import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LabelledImages } from '../../../src/data/dataset.ts';
import type { NetworkParameters } from '../../../src/nn/parameters.ts';
import { compare, layerDistances } from '../../../src/worker/compare.ts';
import { networkOf } from '../params/safetensorsFiles.ts';
import { fakeDataset } from './helpers/fakeDataset.ts';

/** Reads a digit as that whose own pixel is bright, if it is one of these; else as 0. */
function reader(...known: number[]): NetworkParameters {
  const weights = new Float32Array(7840);
  for (const digit of known) {
    weights[784 * digit + digit] = 20;
  }
  return [{ inputs: 784, outputs: 10, weights, biases: Float32Array.of(1, ...Array(9).fill(0)) }];
}

/** Digits of which each shows its own pixel and nothing else. */
function digits(...labels: number[]): LabelledImages {
  const images = new Uint8Array(784 * labels.length);
  for (const [row, label] of labels.entries()) {
    images[784 * row + label] = 255;
  }
  return { count: labels.length, labels: Uint8Array.from(labels), images };
}

test('the digits that one reads right and the other wrong, with what that one says', async () => {
  const dataset = { ...fakeDataset(0), test: digits(1, 2, 3, 4, 1) };
  const first = { parameters: reader(1, 2), provenance: { epochs: 1 } };
  const second = { parameters: reader(2, 3), provenance: { epochs: 2 } };
  const comparison = await compare([first, second], dataset);
  const { files, onlyRight, bothRight, bothWrong, total } = comparison;
  assert.deepEqual([bothRight, bothWrong, total], [1, 1, 5]);
  assert.deepEqual(
    files.map(({ correct, accuracy, provenance }) => [correct, accuracy, provenance.epochs]),
    [
      [3, 0.6, 1],
      [2, 0.4, 2],
    ],
  );
  assert.deepEqual(
    onlyRight.map(({ count, digits }) => [count, [...digits.indices], [...digits.labels]]),
    [
      [2, [0, 4], [1, 1]],
      [1, [2], [3]],
    ],
  );
  const { probabilities } = onlyRight[0].digits;
  assert.ok(probabilities[0] > probabilities[1], 'the network that is wrong takes it for a 0');
});

test('layers of equal shape have a distance, others only their shapes', () => {
  const one = networkOf([784, 6, 4, 10]);
  const twice = one.map(layer => ({ ...layer, weights: layer.weights.map(value => 2 * value) }));
  const distances = layerDistances(one, twice);
  assert.deepEqual(
    distances.map(({ weights, biases }) => [weights, biases]),
    [
      [1, 0],
      [1, 0],
      [1, 0],
    ],
  );
  const [first, second, third] = layerDistances(one, networkOf([784, 6, 10]));
  assert.equal(first.weights, 0);
  assert.deepEqual(second, {
    shapes: [
      { outputs: 4, inputs: 6 },
      { outputs: 10, inputs: 6 },
    ],
  });
  assert.deepEqual(third.shapes, [{ outputs: 10, inputs: 4 }, undefined]);
});
