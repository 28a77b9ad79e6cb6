import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NetworkParameters } from '../../../src/nn/parameters.ts';
import { weightPictures } from '../../../src/worker/pictures.ts';

/** A network of which every unit's weights are one number, and the next layer reads unit u by u. */
function networkOf(unitWeights: readonly number[], nextOutputs = 10): NetworkParameters {
  const outputs = unitWeights.length;
  return [
    {
      inputs: 784,
      outputs,
      weights: Float32Array.from(
        { length: outputs * 784 },
        (_, i) => unitWeights[Math.floor(i / 784)],
      ),
      biases: new Float32Array(outputs),
    },
    {
      inputs: outputs,
      outputs: nextOutputs,
      weights: Float32Array.from(
        { length: outputs * nextOutputs },
        (_, i) => (i % outputs) + 100 * Math.floor(i / outputs),
      ),
      biases: new Float32Array(nextOutputs),
    },
  ];
}

test('the strongest units come first, each with its picture and its outgoing weights', () => {
  const pictures = weightPictures(networkOf([0.1, -2, 1]), 7);
  assert.equal(pictures.iteration, 7);
  assert.equal(pictures.unitsInAll, 3);
  assert.deepEqual([...pictures.units], [1, 2, 0]);
  assert.deepEqual(
    [...pictures.strengths].map(strength => Math.round(strength * 10) / 10),
    [56, 28, 2.8],
  );
  assert.equal(pictures.scale, 2);
  assert.equal(pictures.weights.length, 3 * 784);
  assert.deepEqual(
    [pictures.weights[0], pictures.weights[784], pictures.weights[2 * 784]],
    [-127, 64, 6],
  );
  assert.equal(pictures.nextOutputs, 10);
  assert.deepEqual([...pictures.outgoing.slice(0, 3)], [1, 101, 201]);
  assert.equal(pictures.outgoing.length, 30);
});

test('without a hidden layer the pictures are those of the ten digits', () => {
  const pictures = weightPictures(networkOf([3, 1, 2]).slice(0, 1), 0);
  assert.deepEqual([...pictures.units], [0, 2, 1]);
  assert.equal(pictures.outgoing.length, 0);
  assert.equal(pictures.nextOutputs, 0);
});

test('where there are too many outgoing weights to send, their number tells of a hidden layer', () => {
  const [first] = networkOf([1, 2]);
  const second = {
    inputs: 2,
    outputs: 200_000,
    weights: new Float32Array(400_000),
    biases: new Float32Array(200_000),
  };
  const pictures = weightPictures([first, second], 0);
  assert.equal(pictures.outgoing.length, 0);
  assert.equal(pictures.nextOutputs, 200_000);
});

test('a network of zeros has pictures of zeros', () => {
  const pictures = weightPictures(networkOf([0, 0]), 0);
  assert.equal(pictures.scale, 0);
  assert.ok(pictures.weights.every(weight => weight === 0));
  assert.deepEqual([...pictures.units], [0, 1]);
});

test('of very wide layers the 1,024 strongest units are shown', () => {
  const pictures = weightPictures(networkOf(Array.from({ length: 1500 }, (_, unit) => unit)), 0);
  assert.equal(pictures.unitsInAll, 1500);
  assert.equal(pictures.units.length, 1024);
  assert.equal(pictures.units[0], 1499);
  assert.equal(pictures.units[1023], 476);
  assert.equal(pictures.weights.length, 1024 * 784);
  assert.equal(pictures.outgoing.length, 1024 * 10);
});

test('all arrays are whole buffers, so that sending one does not send another', () => {
  const { units, strengths, weights, outgoing } = weightPictures(networkOf([1, 2]), 0);
  for (const array of [units, strengths, weights, outgoing]) {
    assert.equal(array.buffer.byteLength, array.byteLength);
  }
});
