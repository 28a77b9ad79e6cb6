import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeParamsHeader, paramsHeaderBytes } from '../../../src/params/paramsHeader.ts';
import { decodeSafetensors, encodeSafetensors } from '../../../src/params/safetensors.ts';

const layer = (inputs: number, outputs: number) => ({
  inputs,
  outputs,
  weights: new Float32Array(inputs * outputs),
  biases: new Float32Array(outputs),
});
const file = {
  parameters: [layer(784, 32), layer(32, 10)],
  provenance: {
    preset: 'quick',
    epochs: 2,
    testAccuracy: 0.971,
    curve: {
      iterationsPerEpoch: 10,
      points: [
        { iteration: 10, trainLoss: 1, trainAccuracy: 0.5, testLoss: 0.9, testAccuracy: 0.6 },
      ],
    },
  },
};
const bytes = encodeSafetensors(file);
const headerBytes = paramsHeaderBytes(bytes.subarray(0, 8), bytes.length, 'a.safetensors');

test('the header alone says what the whole file says', () => {
  const head = bytes.slice(0, headerBytes);
  assert.ok(head.length < 2000);
  const header = decodeParamsHeader(head, bytes.length, 'a.safetensors');
  assert.deepEqual(header.layers, [784, 32, 10]);
  assert.deepEqual(header.provenance, decodeSafetensors(bytes, 'a.safetensors').provenance);
  assert.deepEqual(header.provenance.curve, file.provenance.curve);
});

test('a file that was cut off is refused although its header is whole', () => {
  const head = bytes.slice(0, headerBytes);
  assert.throws(() => decodeParamsHeader(head, bytes.length - 1, 'a.safetensors'), {
    reason: 'truncated',
    message: /^a\.safetensors is cut off/,
  });
});

test('an empty file, and one of another kind, are refused by their first bytes', () => {
  assert.throws(() => paramsHeaderBytes(new Uint8Array(0), 0, 'a'), { reason: 'truncated' });
  const text = new TextEncoder().encode('no safetensors file at all');
  assert.throws(() => paramsHeaderBytes(text, text.length, 'a'), { reason: 'header' });
});

test('another network is refused by its shapes', () => {
  const other = encodeSafetensors({ ...file, parameters: [layer(100, 32), layer(32, 10)] });
  assert.throws(() => decodeParamsHeader(other, other.length, 'a'), { reason: 'layers' });
});
