// Pickles that Python's pickle.load reads with any NumPy since 1.0. NumPy's own pickles name
// numpy.core.multiarray (NumPy 1) or numpy._core.multiarray (NumPy 2), which come and go with
// versions; these name only numpy.ndarray and numpy.dtype: an empty array is made and given its state.

import { encodeFloats } from '../arrays/encodeFloats.ts';
import { refuseNotFinite } from './notFinite.ts';
import type { ParamsFile } from './paramsFile.ts';
import { PROVENANCE_KEY } from './pickleArrays.ts';
import { provenanceToMetadata } from './provenance.ts';

/** Every Python 3 reads it, and it is the first with bytes. */
const PROTOCOL = 3;
const NDARRAY_MEMO = 0;
const DTYPE_MEMO = 1;

/**
 * The bytes of a file from which `pickle.load(file)` gives the tuple `(W1, b1, W2, b2, …)` of float32
 * arrays, `[outputs, inputs]` and `[outputs, 1]`. What made them follows as a second pickle, which a
 * second `pickle.load(file)` gives as `{'provenance': {…}}`.
 * @throws {ParamsError} `not-finite`: a file that could not be read again is not written
 */
export function encodePickle({ parameters, provenance }: ParamsFile): Uint8Array {
  refuseNotFinite(parameters);
  const writer = new PickleWriter();
  writer.start();
  writer.globals();
  writer.opcode('(');
  for (const { inputs, outputs, weights, biases } of parameters) {
    writer.array([outputs, inputs], weights);
    writer.array([outputs, 1], biases);
  }
  writer.opcode('t.');
  writer.start();
  writer.opcode('}');
  writer.text(PROVENANCE_KEY);
  writer.opcode('}(');
  for (const [name, claim] of Object.entries(provenanceToMetadata(provenance, parameters))) {
    writer.text(name);
    writer.text(claim);
  }
  writer.opcode('us.');
  return writer.bytes();
}

/** Instructions by their letters in Python's pickletools. */
class PickleWriter {
  readonly #parts: Uint8Array[] = [];

  opcode(letters: string): void {
    this.#parts.push(new TextEncoder().encode(letters));
  }

  start(): void {
    this.#parts.push(Uint8Array.of(0x80, PROTOCOL));
  }

  /** Makes the class and the type once and keeps them for all arrays. */
  globals(): void {
    this.opcode('cnumpy\nndarray\n');
    this.#remember(NDARRAY_MEMO);
    this.opcode('0cnumpy\ndtype\n');
    this.text('<f4');
    this.#parts.push(Uint8Array.of(0x85));
    this.opcode('R');
    this.#remember(DTYPE_MEMO);
    this.opcode('0');
  }

  /** `ndarray((0,), dtype)` and its state: a version, shape, dtype, no Fortran order, the bytes. */
  array(shape: readonly [number, number], values: Float32Array): void {
    this.#recall(NDARRAY_MEMO);
    this.#parts.push(Uint8Array.of(0x4b, 0, 0x85));
    this.#recall(DTYPE_MEMO);
    this.#parts.push(Uint8Array.of(0x86));
    this.opcode('R(K\x01');
    for (const size of shape) {
      this.#sized('J', size);
    }
    this.#parts.push(Uint8Array.of(0x86));
    this.#recall(DTYPE_MEMO);
    this.#parts.push(Uint8Array.of(0x89));
    const bytes = encodeFloats(values);
    this.#sized('B', bytes.length);
    this.#parts.push(bytes);
    this.opcode('tb');
  }

  text(text: string): void {
    const bytes = new TextEncoder().encode(text);
    this.#sized('X', bytes.length);
    this.#parts.push(bytes);
  }

  bytes(): Uint8Array {
    const length = this.#parts.reduce((sum, part) => sum + part.length, 0);
    const all = new Uint8Array(length);
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  #remember(place: number): void {
    this.#parts.push(Uint8Array.of('q'.charCodeAt(0), place));
  }

  #recall(place: number): void {
    this.#parts.push(Uint8Array.of('h'.charCodeAt(0), place));
  }

  /** An instruction and a number of 32 bits. */
  #sized(letter: string, number: number): void {
    const part = new Uint8Array(5);
    part[0] = letter.charCodeAt(0);
    new DataView(part.buffer).setUint32(1, number, true);
    this.#parts.push(part);
  }
}
