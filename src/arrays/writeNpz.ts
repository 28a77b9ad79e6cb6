import { type Zippable, zipSync } from 'fflate';
import { encodeFloats } from './encodeFloats.ts';

/** An array to write. */
export interface FloatsToWrite {
  readonly name: string;
  readonly shape: readonly number[];
  /** Last axis fastest. */
  readonly values: Float32Array;
}

/** Where the values of a file should begin, for programs that map it into memory. */
const ALIGNMENT = 64;
const START_BYTES = 10;
const END_COMMENT_PLACE = 20;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
/** The same file from the same numbers: no clock in it. The first day that a zip file can name. */
const DATE = new Date(1980, 0, 1);

/** The bytes of an `.npy` file of float32 numbers. */
export function encodeNpy({ shape, values }: Omit<FloatsToWrite, 'name'>): Uint8Array {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = `{'descr': '<f4', 'fortran_order': False, 'shape': (${sizes}), }`;
  const start = Math.ceil((START_BYTES + text.length + 1) / ALIGNMENT) * ALIGNMENT;
  const header = `\x93NUMPY\x01\x00\x00\x00${text.padEnd(start - START_BYTES - 1)}\n`;
  const content = encodeFloats(values);
  const bytes = new Uint8Array(start + content.length);
  for (let index = 0; index < start; index++) {
    bytes[index] = header.charCodeAt(index);
  }
  new DataView(bytes.buffer).setUint16(8, start - START_BYTES, true);
  bytes.set(content, start);
  return bytes;
}

/**
 * The bytes of an `.npz` file, stored as `numpy.savez` does: packing makes weights little smaller.
 * @param comment of the whole zip file, which NumPy passes over; at most 65,535 bytes
 * @throws RangeError for a longer comment
 */
export function encodeNpz(arrays: readonly FloatsToWrite[], comment: Uint8Array): Uint8Array {
  if (comment.length > LONGEST_COMMENT) {
    throw new RangeError(`A zip file cannot have a comment of ${comment.length} bytes.`);
  }
  const files: Zippable = {};
  for (const { name, ...array } of arrays) {
    files[`${name}.npy`] = encodeNpy(array);
  }
  const zip = zipSync(files, { level: 0, mtime: DATE });
  const bytes = new Uint8Array(zip.length + comment.length);
  bytes.set(zip);
  bytes.set(comment, zip.length);
  const end = new DataView(bytes.buffer, zip.length - END_BYTES);
  end.setUint16(END_COMMENT_PLACE, comment.length, true);
  return bytes;
}
