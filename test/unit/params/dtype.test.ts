import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { decodeTensor } from '../../../src/params/dtype.ts';
import { faultsOf } from '../../../src/params/paramsFault.ts';
import { decodeSafetensors } from '../../../src/params/safetensors.ts';

const fixtures = path.join(import.meta.dirname, '../../fixtures/safetensors');

/** Number i of tensor t, as make_types.py computes it. */
const number = (i: number, t: number) => (((i * 37 + 11 * t) % 101) - 50) / 64;
const numbers = (length: number, t: number) =>
  Float32Array.from({ length }, (_, i) => number(i, t));

for (const [name, isTransposed] of [
  ['float64', false],
  ['float16', false],
  ['bfloat16', true],
] as const) {
  test(`${name} numbers as the safetensors library wrote them`, () => {
    const bytes = readFileSync(path.join(fixtures, `${name}.safetensors`));
    // Weight [unit, input], which Keras has at [input, unit].
    const weights = (outputs: number, inputs: number, t: number) =>
      isTransposed
        ? Float32Array.from({ length: outputs * inputs }, (_, i) =>
            number((i % inputs) * outputs + Math.floor(i / inputs), t),
          )
        : numbers(outputs * inputs, t);
    assert.deepEqual(decodeSafetensors(bytes, name).parameters, [
      { inputs: 784, outputs: 2, weights: weights(2, 784, 0), biases: numbers(2, 1) },
      { inputs: 2, outputs: 10, weights: weights(10, 2, 2), biases: numbers(10, 3) },
    ]);
  });
}

/** A tensor of every pattern of 16 bits, behind one other byte. */
function everyPattern(dtype: string) {
  const bytes = new Uint8Array(1 + 2 * 65_536);
  const view = new DataView(bytes.buffer);
  for (let bits = 0; bits < 65_536; bits++) {
    view.setUint16(1 + 2 * bits, bits, true);
  }
  const tensor = { name: 'all', dtype, shape: [65_536], begin: 1, end: bytes.length };
  return decodeTensor(tensor, bytes, faultsOf('all'));
}

test('every float16 there is', () => {
  const halves = new Float16Array(Uint16Array.from({ length: 65_536 }, (_, bits) => bits).buffer);
  // As lists: NaN is NaN whatever its bits, and -0 is not 0.
  assert.deepEqual([...everyPattern('F16')], [...halves]);
});

test('every bfloat16 there is: the upper half of a float32', () => {
  const view = new DataView(new ArrayBuffer(4));
  const floats = Float32Array.from({ length: 65_536 }, (_, bits) => {
    view.setUint16(0, bits);
    return view.getFloat32(0);
  });
  assert.deepEqual([...everyPattern('BF16')], [...floats]);
});
