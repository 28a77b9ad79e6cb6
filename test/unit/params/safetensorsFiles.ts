// Networks and hand-made safetensors files for the tests of src/params.
import assert from 'node:assert/strict';
import type { NetworkParameters } from '../../../src/nn/parameters.ts';
import { Random } from '../../../src/nn/random.ts';
import { ParamsError, type ParamsFault } from '../../../src/params/paramsFile.ts';
import { decodeSafetensors } from '../../../src/params/safetensors.ts';

/** A network of these layer sizes with random numbers. */
export function networkOf(sizes: readonly number[], seed = 1): NetworkParameters {
  return sizes.slice(1).map((outputs, index) => {
    const random = new Random(seed, index);
    const inputs = sizes[index];
    return {
      inputs,
      outputs,
      weights: Float32Array.from({ length: inputs * outputs }, () => random.normal()),
      biases: Float32Array.from({ length: outputs }, () => random.normal()),
    };
  });
}

/** The bytes of a file with any header, text or object, and any data behind it. */
export function fileWith(header: unknown, dataBytes = 0): Uint8Array {
  const text = typeof header === 'string' ? header : JSON.stringify(header);
  const json = new TextEncoder().encode(text);
  const bytes = new Uint8Array(8 + json.length + dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  return bytes;
}

export type Entry = { dtype: unknown; shape: unknown; data_offsets: unknown };

/** A header of tensors that lie one behind the other, and the bytes they take. */
export function headerOf(shapes: Record<string, readonly number[]>, dtype = 'F32', bytesOfOne = 4) {
  const header: Record<string, Entry> = {};
  let offset = 0;
  for (const [name, shape] of Object.entries(shapes)) {
    const end = offset + shape.reduce((product, size) => product * size, bytesOfOne);
    header[name] = { dtype, shape, data_offsets: [offset, end] };
    offset = end;
  }
  return { header, dataBytes: offset };
}

const GOOD = { '0.weight': [3, 784], '0.bias': [3], '2.weight': [10, 3], '2.bias': [10] };

/** A good network of 784-3-10, in a header that a test can spoil. */
export const good = () => headerOf(GOOD);

/** A whole file whose tensors are of another type. */
export function withDtype(
  dtype: string,
  bytesOfOne: number,
  shapes: Record<string, readonly number[]> = GOOD,
): Uint8Array {
  const { header, dataBytes } = headerOf(shapes, dtype, bytesOfOne);
  return fileWith(header, dataBytes);
}

export function refuses(bytes: Uint8Array, reason: ParamsFault, sentence: RegExp): void {
  assert.throws(
    () => decodeSafetensors(bytes, 'bad.safetensors'),
    (error: unknown) => {
      assert.ok(error instanceof ParamsError, String(error));
      assert.match(error.message, /^bad\.safetensors .*[.?]$/);
      assert.match(error.message, sentence);
      assert.equal(error.reason, reason);
      return true;
    },
  );
}

/** The good file with one tensor's entry changed. */
export function withEntry(name: string, change: Partial<Entry>): Uint8Array {
  const { header, dataBytes } = good();
  header[name] = { ...header[name], ...change };
  return fileWith(header, dataBytes);
}

export function withShapes(shapes: Record<string, readonly number[]>, metadata = {}): Uint8Array {
  const { header, dataBytes } = headerOf(shapes);
  return fileWith({ __metadata__: metadata, ...header }, dataBytes);
}
