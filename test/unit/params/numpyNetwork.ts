// The network in the files that test/fixtures/pickle/make.py wrote with NumPy.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { NetworkParameters } from '../../../src/nn/parameters.ts';
import type { Codec } from '../../../src/params/codec.ts';
import { ParamsError, type ParamsFault } from '../../../src/params/paramsFile.ts';

const FIXTURES = path.join(import.meta.dirname, '../../fixtures');
const SIZES = [784, 2, 10];

/** Value i of array t (W1 is 0, b1 is 1) is ((i * 37 + 11 * t) % 101 - 50) / 64. */
function array(number: number, length: number): Float32Array {
  return Float32Array.from(
    { length },
    (_, index) => (((index * 37 + 11 * number) % 101) - 50) / 64,
  );
}

export const NUMPY_NETWORK: NetworkParameters = SIZES.slice(1).map((outputs, layer) => ({
  inputs: SIZES[layer],
  outputs,
  weights: array(2 * layer, SIZES[layer] * outputs),
  biases: array(2 * layer + 1, outputs),
}));

export function fixture(folder: 'pickle' | 'npz', name: string): Uint8Array {
  return new Uint8Array(readFileSync(path.join(FIXTURES, folder, name)));
}

/** Names of all fixtures that match, so that none is forgotten. */
export function fixtures(folder: 'pickle' | 'npz', pattern: RegExp): string[] {
  const names = readdirSync(path.join(FIXTURES, folder)).filter(name => pattern.test(name));
  assert.ok(names.length > 0, `fixtures like ${pattern}`);
  return names;
}

/** The bytes are refused with this reason and one whole sentence or more that begins with the file. */
export function refusedBy(
  codec: Codec,
  bytes: Uint8Array,
  reason: ParamsFault,
  sentence: RegExp,
  options = {},
): void {
  const name = `some/bad${codec.extensions[0]}`;
  assert.throws(
    () => codec.read!(bytes, name, options),
    (error: unknown) => {
      assert.ok(error instanceof ParamsError, String(error));
      assert.ok(error.message.startsWith(`${name} `), error.message);
      assert.match(error.message, /[.?)"]$/);
      assert.match(error.message, sentence);
      assert.equal(error.reason, reason, error.message);
      return true;
    },
  );
}
