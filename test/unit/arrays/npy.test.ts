import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeFloats, type EncodedFloats } from '../../../src/arrays/floats.ts';
import { readNpy } from '../../../src/arrays/npy.ts';
import { encodeNpy } from '../../../src/arrays/writeNpz.ts';

function npyWith(header: string, content: readonly number[] = [], version = 1): Uint8Array {
  const start = Buffer.from([0x93, ...Buffer.from('NUMPY'), version, 0, 0, 0]);
  start.writeUInt16LE(header.length, 8);
  return Buffer.concat([start, Buffer.from(header, 'latin1'), Buffer.from(content)]);
}

const HEADER = "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }";

function floats(bytes: Uint8Array, change: Partial<EncodedFloats>) {
  return decodeFloats({
    type: '<f4',
    isFortranOrder: false,
    shape: [bytes.length / 4],
    content: bytes,
    ...change,
  });
}

describe('a NumPy array as a file', () => {
  it('is written so that it is read again, with values at a multiple of 64', () => {
    const values = Float32Array.of(1.5, -2, 0, 3e38, -0, 7);
    for (const shape of [[6], [2, 3], [6, 1], [1, 1, 6]]) {
      const bytes = encodeNpy({ shape, values });
      const array = readNpy(bytes);
      assert.deepEqual(array.shape, shape);
      assert.deepEqual(decodeFloats(array), values);
      assert.equal((bytes.length - array.content.length) % 64, 0);
    }
    assert.deepEqual(readNpy(encodeNpy({ shape: [], values: Float32Array.of(4) })).shape, []);
  });

  for (const [what, bytes, reason, message] of [
    ['no array', Buffer.from('<!doctype html>'), 'format', /is not a NumPy array/],
    ['a newer version', npyWith(HEADER, [], 9), 'unsupported', /unknown version 9/],
    ['a cut header', npyWith(HEADER).subarray(0, 40), 'truncated', /ends within its header/],
    ['a huge header', npyWith(' '.repeat(20_000)), 'format', /20,000 bytes, NumPy allows 10,000/],
    ['no shape', npyWith(HEADER.replace('shape', 'form')), 'format', /lacks a proper/],
    ['a negative size', npyWith(HEADER.replace('(1,', '(-1,')), 'format', /lacks a proper/],
    ['a huge size', npyWith(HEADER.replace('1,', `${'9'.repeat(400)},`)), 'format', /no array can/],
    ['many axes', npyWith(HEADER.replace('1,', '1,'.repeat(65))), 'format', /no array can/],
    [
      'records',
      npyWith(HEADER.replace("'<f4'", "[('a', '<f4')]")),
      'type',
      /records of several values/,
    ],
  ] as const) {
    it(`with ${what} is refused`, () =>
      assert.throws(() => readNpy(bytes), { name: 'ArrayError', reason, message }));
  }
});

describe('the numbers of an array', () => {
  const bytes = (...numbers: number[]) => Uint8Array.from(numbers);

  it('are read in either order of bytes, from any address', () => {
    assert.deepEqual(floats(bytes(0, 0, 0xc0, 0x3f), {}), Float32Array.of(1.5));
    assert.deepEqual(floats(bytes(0x3f, 0xc0, 0, 0), { type: '>f4' }), Float32Array.of(1.5));
    assert.deepEqual(floats(bytes(0, 0, 0, 0xc0, 0x3f).subarray(1), {}), Float32Array.of(1.5));
    const double = bytes(0x3f, 0xb9, 0x99, 0x99, 0x99, 0x99, 0x99, 0x9a);
    assert.deepEqual(floats(double, { type: '>f8', shape: [1] }), Float64Array.of(0.1));
    assert.deepEqual(floats(double.toReversed(), { type: 'f8', shape: [1] }), Float64Array.of(0.1));
  });

  it('of 16 bits are read as IEEE 754 has them', () => {
    const halves = [0x3c00, 0xc000, 0x3555, 0x7bff, 0x0400, 0x0001, 0x8000, 0x7c00, 0xfc00, 0x7e00];
    const content = new Uint8Array(Uint16Array.from(halves).buffer);
    assert.deepEqual(
      floats(content, { type: '<f2', shape: [halves.length] }),
      // The table of https://en.wikipedia.org/wiki/Half-precision_floating-point_format
      Float32Array.of(
        1,
        -2,
        0.333251953125,
        65504,
        0.00006103515625,
        0.000000059604644775390625,
        -0,
        Number.POSITIVE_INFINITY,
        Number.NEGATIVE_INFINITY,
        Number.NaN,
      ),
    );
  });

  it('in Fortran order are put in C order', () => {
    const content = new Uint8Array(Float32Array.of(1, 4, 2, 5, 3, 6).buffer);
    const read = (shape: readonly number[]) => floats(content, { shape, isFortranOrder: true });
    assert.deepEqual(read([2, 3]), Float32Array.of(1, 2, 3, 4, 5, 6));
    assert.deepEqual(read([6]), Float32Array.of(1, 4, 2, 5, 3, 6));
    // numpy.arange(…).reshape((1, 3, 2), order='F')
    assert.deepEqual(read([1, 3, 2]), Float32Array.of(1, 5, 4, 3, 2, 6));
  });

  it('of other types are refused by name', () => {
    for (const [type, kind] of [
      ['|O', 'Python objects'],
      ['<i8', 'whole numbers'],
      ['<c8', 'complex numbers'],
      ['<f16', 'long floating-point numbers'],
      ['', 'values'],
    ]) {
      assert.throws(() => floats(bytes(0, 0, 0, 0), { type }), {
        reason: 'type',
        message: `holds ${kind} of the type "${type}"; only float16, float32 and float64 can be read`,
      });
    }
  });

  it('must be as many as the shape says', () => {
    const refuses = (shape: readonly number[], reason: string, message: RegExp) =>
      assert.throws(() => floats(bytes(0, 0, 0, 0), { shape }), { reason, message });
    refuses([2], 'truncated', /has 4 bytes of values where its shape \[2\] needs 8/);
    refuses([0], 'format', /needs 0/);
    refuses([2 ** 52, 2 ** 52, 2 ** 52], 'truncated', /needs/);
  });
});
