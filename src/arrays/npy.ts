// One NumPy array as a file: a magic word, a header that is a Python dictionary, then the values.
// Format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
import { t } from '@vscode/l10n';
import { ArrayError } from './arrayError.ts';
import { grouped, shapeText } from './words.ts';

/** An array as its file describes it; the values are not decoded. */
export interface NpyArray {
  /** NumPy's name of the type, with the order of the bytes: `<f4`, `|u1`. */
  readonly type: string;
  /** First axis fastest instead of last. */
  readonly isFortranOrder: boolean;
  readonly shape: readonly number[];
  /** The values: a view into the file's bytes, as many as there are. */
  readonly content: Uint8Array;
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]; // "\x93NUMPY"
const NEWEST_VERSION = 3;
/** NumPy's own limit. */
const LONGEST_HEADER = 10_000;
/** NumPy's own limit. */
const MOST_AXES = 64;

/**
 * Reads an `.npy` file.
 * @throws {ArrayError} `format`, `truncated`, `unsupported` or `type`
 */
export function readNpy(bytes: Uint8Array): NpyArray {
  const { text, end } = readHeader(bytes);
  const type = /["']descr["']:\s*["']([^"']*)["']/.exec(text)?.[1];
  const order = /["']fortran_order["']:\s*(True|False)/.exec(text)?.[1];
  const sizes = /["']shape["']:\s*\(([\d\s,L]*)\)/.exec(text)?.[1];
  if (type === undefined && /["']descr["']:\s*\[/.test(text)) {
    throw new ArrayError('type', t('holds records of several values each'));
  }
  if (type === undefined || order === undefined || sizes === undefined) {
    throw new ArrayError('format', t('is damaged: its header lacks a proper type, order or shape'));
  }
  const shape = sizes
    .split(',')
    .flatMap(size => (size.trim() === '' ? [] : Number.parseInt(size, 10)));
  if (!shape.every(Number.isSafeInteger) || shape.length > MOST_AXES) {
    throw new ArrayError('format', t('is damaged: no array can have the shape in its header'));
  }
  return { type, isFortranOrder: order === 'True', shape, content: bytes.subarray(end) };
}

function readHeader(bytes: Uint8Array): { text: string; end: number } {
  if (bytes.length < 12 || MAGIC.some((byte, index) => bytes[index] !== byte)) {
    throw new ArrayError('format', t('is not a NumPy array'));
  }
  const version = bytes[6];
  if (version < 1 || version > NEWEST_VERSION) {
    throw new ArrayError(
      'unsupported',
      t('is a NumPy array of the unknown version {version}', { version }),
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Version 1 has a 16-bit header length, later ones a 32-bit one.
  const start = version === 1 ? 10 : 12;
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > LONGEST_HEADER) {
    throw new ArrayError(
      'format',
      t('is damaged: its header would have {length} bytes, NumPy allows {limit}', {
        length: grouped(length),
        limit: grouped(LONGEST_HEADER),
      }),
    );
  }
  const end = start + length;
  if (end > bytes.length) {
    throw new ArrayError(
      'truncated',
      t('ends within its header: it has {length} bytes, the header ends at {end}', {
        length: bytes.length,
        end,
      }),
    );
  }
  return { text: new TextDecoder('latin1').decode(bytes.subarray(start, end)), end };
}

/**
 * Checks that there are as many bytes of values as the shape says.
 * @throws {ArrayError} `truncated` or `format` (too many)
 */
export function checkLength(
  content: Uint8Array,
  shape: readonly number[],
  bytesOfOne: number,
): void {
  // A product beyond 2^53 may be rounded, but never down to a file's length.
  const expected = shape.reduce((product, size) => product * size, bytesOfOne);
  if (content.length !== expected) {
    throw new ArrayError(
      content.length < expected ? 'truncated' : 'format',
      t('has {length} bytes of values where its shape {shape} needs {expected}', {
        length: grouped(content.length),
        shape: shapeText(shape),
        expected: grouped(expected),
      }),
    );
  }
}
