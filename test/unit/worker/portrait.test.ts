import assert from 'node:assert/strict';
import { test } from 'node:test';
import { histogramOf } from '../../../src/worker/histogram.ts';
import { drawMatrix, matrixPicture } from '../../../src/worker/matrixPicture.ts';
import { portrait } from '../../../src/worker/portrait.ts';
import { networkOf } from '../params/safetensorsFiles.ts';

test('a histogram counts every number once, the largest one too', () => {
  const values = Float32Array.of(-1, -0.95, 0, 0.5, 1, 1);
  const { from, to, counts } = histogramOf(values, { minimum: -1, maximum: 1 });
  assert.deepEqual([from, to, counts.length], [-1, 1, 10]);
  assert.deepEqual(counts, [2, 0, 0, 0, 0, 1, 0, 1, 0, 2]);
});

test('a histogram has more bins where there are more numbers, up to a limit', () => {
  const values = Float32Array.from({ length: 5000 }, (_, index) => index);
  const { counts } = histogramOf(values, { minimum: 0, maximum: 4999 });
  assert.equal(counts.length, 60);
  assert.ok(counts.every(count => count === 83 || count === 84));
});

test('numbers that are all the same lie in the middle of their histogram', () => {
  for (const value of [0, -3, 1e-30]) {
    const values = new Float32Array(7).fill(value);
    const { from, to, counts } = histogramOf(values, { minimum: value, maximum: value });
    assert.ok(from < value && value < to);
    assert.equal(counts.indexOf(7), 5);
  }
});

test('the picture of a matrix has a dot for each weight', () => {
  const weights = Float32Array.of(1, -2, 0, 0.5, 0.25, -0.25);
  const picture = matrixPicture({ inputs: 3, outputs: 2, weights, biases: new Float32Array(2) });
  assert.deepEqual([picture.rows, picture.columns], [2, 3]);
  assert.deepEqual([picture.outputsPerDot, picture.inputsPerDot, picture.scale], [1, 1, 2]);
  assert.deepEqual([...picture.weights], [64, -127, 0, 32, 16, -16]);
});

test('of a very wide layer a dot is the strongest of its weights, whatever its sign', () => {
  const inputs = 2500;
  const weights = new Float32Array(2 * inputs);
  weights[4] = 0.5;
  weights[5] = -1;
  weights[2 * inputs - 1] = 1;
  const picture = matrixPicture({ inputs, outputs: 2, weights, biases: new Float32Array(2) });
  assert.deepEqual([picture.columns, picture.inputsPerDot, picture.outputsPerDot], [834, 3, 1]);
  assert.equal(picture.weights.length, 2 * 834);
  assert.equal(picture.weights[1], -127);
  assert.equal(picture.weights.at(-1), 127);
});

test('weights between wide layers are too many to send, and the layer is still a hidden one', () => {
  const { pictures } = portrait({ parameters: networkOf([784, 600, 500, 10]), provenance: {} });
  assert.deepEqual([pictures.outgoing.length, pictures.nextOutputs], [0, 500]);
});

test('a wide layer is drawn in many pieces, and is the same picture', () => {
  const [inputs, outputs] = [2048, 2048];
  const weights = Float32Array.from({ length: inputs * outputs }, (_, at) => Math.sin(at));
  const drawing = drawMatrix({ inputs, outputs, weights, biases: new Float32Array(outputs) });
  let pieces = 0;
  let last = drawing.next();
  for (; !last.done; last = drawing.next()) {
    pieces++;
  }
  const picture = last.value;
  assert.ok(pieces >= 16, `${pieces} pieces`);
  assert.deepEqual([picture.rows, picture.columns], [1024, 1024]);
  const dot = [0, 1, 2048, 2049].map(at => weights[2 * 700 * inputs + 2 * 900 + at]);
  const strongest = dot.reduce((most, one) => (Math.abs(one) > Math.abs(most) ? one : most));
  const byte = Math.round(strongest * Math.fround(127 / picture.scale));
  assert.equal(picture.weights[700 * 1024 + 900], byte);
});

test('a layer of zeros has a picture', () => {
  const weights = new Float32Array(6);
  const picture = matrixPicture({ inputs: 3, outputs: 2, weights, biases: new Float32Array(2) });
  assert.deepEqual([...picture.weights], [0, 0, 0, 0, 0, 0]);
});

test('a portrait has all tensors with their histograms, and a picture of every layer', () => {
  const parameters = networkOf([784, 5, 4, 10]);
  const { layers, tensors, pictures, matrices, provenance } = portrait({
    parameters,
    provenance: { iterations: 7 },
  });
  assert.deepEqual(layers, [784, 5, 4, 10]);
  assert.equal(provenance.iterations, 7);
  assert.deepEqual(
    tensors.map(({ name, histogram }) => [name, histogram.counts.reduce((sum, n) => sum + n)]),
    [
      ['0.weight', 3920],
      ['0.bias', 5],
      ['2.weight', 20],
      ['2.bias', 4],
      ['4.weight', 40],
      ['4.bias', 10],
    ],
  );
  assert.deepEqual([pictures.units.length, pictures.nextOutputs], [5, 4]);
  assert.deepEqual(
    matrices.map(({ rows, columns }) => [rows, columns]),
    [
      [4, 5],
      [10, 4],
    ],
  );
});
