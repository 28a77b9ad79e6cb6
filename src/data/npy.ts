import { DatasetError } from './dataset.ts';
import { MAXIMUM_DIGITS } from './idx.ts';

/** An array of unsigned bytes as NumPy saved it. */
export interface ByteArray {
  readonly shape: readonly number[];
  /** The values, last axis fastest: a view into the file's bytes, not a copy. */
  readonly values: Uint8Array;
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]; // "\x93NUMPY"

/**
 * Reads an `.npy` file of unsigned bytes.
 * Format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 * @throws DatasetError that names the file: `truncated`, `not-idx` or `bad-shape`
 */
export function decodeNpy(bytes: Uint8Array, fileName: string): ByteArray {
  const { text, end } = readHeader(bytes, fileName);
  const type = /'descr':\s*'([^']*)'/.exec(text)?.[1];
  const shapeText = /'shape':\s*\(([^)]*)\)/.exec(text)?.[1];
  if (type === undefined || shapeText === undefined) {
    throw new DatasetError(
      'not-idx',
      `${fileName} is damaged: its header names no type or no shape. Get the file again.`,
    );
  }
  if (!/^[|<>=]?u1$/.test(type) || /'fortran_order':\s*True/.test(text)) {
    throw new DatasetError(
      'not-idx',
      `${fileName} holds values of the type ${type}${type.endsWith('u1') ? ' in Fortran order' : ''}; only |u1 in C order (numpy.uint8) can be used. Convert it with NumPy or choose another dataset.`,
    );
  }
  const shape = shapeText
    .split(',')
    .filter(size => size.trim() !== '')
    .map(Number);
  return { shape, values: values(bytes.subarray(end), shape, fileName) };
}

function readHeader(bytes: Uint8Array, fileName: string): { text: string; end: number } {
  if (bytes.length < 12 || MAGIC.some((byte, index) => bytes[index] !== byte)) {
    throw new DatasetError(
      'not-idx',
      `${fileName} is not a NumPy array. Get the file again or choose another dataset.`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Version 1 has a 16-bit header length, later ones a 32-bit one.
  const start = bytes[6] === 1 ? 10 : 12;
  const end = start + (bytes[6] === 1 ? view.getUint16(8, true) : view.getUint32(8, true));
  if (end > bytes.length) {
    throw new DatasetError(
      'truncated',
      `${fileName} ends within its header: it has ${bytes.length} bytes, the header ends at ${end}. Get the file again.`,
    );
  }
  return { text: new TextDecoder('latin1').decode(bytes.subarray(start, end)), end };
}

function values(content: Uint8Array, shape: readonly number[], fileName: string): Uint8Array {
  if (!shape.every(Number.isSafeInteger) || shape.some(size => size < 0)) {
    throw new DatasetError('not-idx', `${fileName} has the shape (${shape}). Get the file again.`);
  }
  if (shape[0] > MAXIMUM_DIGITS) {
    throw new DatasetError(
      'bad-shape',
      `${fileName} holds ${shape[0]} digits; at most ${MAXIMUM_DIGITS} can be used. Choose a smaller dataset.`,
    );
  }
  const expected = shape.reduce((product, size) => product * size, 1);
  if (content.length !== expected) {
    throw new DatasetError(
      content.length < expected ? 'truncated' : 'not-idx',
      `${fileName} has ${content.length} values where its shape (${shape.join(', ')}) needs ${expected}. Get the file again.`,
    );
  }
  return content;
}
