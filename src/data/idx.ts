import { t } from '@vscode/l10n';
import { DatasetError } from './dataset.ts';
import { counted, grouped } from './wording.ts';

// The IDX format (http://yann.lecun.com/exdb/mnist): two zero bytes, one byte for the type of the
// values, one for the number of dimensions, then each dimension as a big-endian 32-bit integer,
// then the values, last dimension fastest.

/** More digits than this are refused, so that a false header cannot ask for all memory. */
export const MAXIMUM_DIGITS = 1_000_000;

const SIDE = 28;
const PIXELS = SIDE * SIDE;
const UNSIGNED_BYTE = 0x08;
const TYPE_NAMES: Readonly<Record<number, () => string>> = {
  8: () => t('unsigned bytes'),
  9: () => t('signed bytes'),
  11: () => t('16-bit integers'),
  12: () => t('32-bit integers'),
  13: () => t('32-bit floats'),
  14: () => t('64-bit floats'),
};
const CONTENT_BY_DIMENSIONS: Readonly<Record<number, () => string>> = {
  1: () => t('labels'),
  3: () => t('images'),
};

/**
 * The pixels `[count, 784]` of an IDX file of 28x28 images: a view into `bytes`, not a copy.
 * @throws DatasetError that names the file: `truncated`, `not-idx` or `bad-shape`
 */
export function decodeIdxImages(bytes: Uint8Array, fileName: string): Uint8Array {
  const [count, rows, columns] = readDimensions(bytes, fileName, 3);
  if (rows !== SIDE || columns !== SIDE) {
    throw new DatasetError(
      'bad-shape',
      t(
        '{fileName} holds images of {rows}x{columns} pixels; only 28x28 can be used. Choose another dataset.',
        { fileName, rows, columns },
      ),
    );
  }
  return values(bytes, fileName, 16, count, PIXELS);
}

/**
 * The labels `[count]` of an IDX file, whatever their values: a view into `bytes`, not a copy.
 * @throws DatasetError that names the file: `truncated`, `not-idx` or `bad-shape`
 */
export function decodeIdxLabels(bytes: Uint8Array, fileName: string): Uint8Array {
  const [count] = readDimensions(bytes, fileName, 1);
  return values(bytes, fileName, 8, count, 1);
}

/** An IDX file of `count` images; `images` is `[count, 784]`. */
export function encodeIdxImages(images: Uint8Array, count: number): Uint8Array {
  if (images.length !== count * PIXELS) {
    throw new RangeError(`${count} images need ${count * PIXELS} pixels, not ${images.length}`);
  }
  return encode([count, SIDE, SIDE], images);
}

/** An IDX file of labels. */
export function encodeIdxLabels(labels: Uint8Array): Uint8Array {
  return encode([labels.length], labels);
}

function encode(dimensions: readonly number[], content: Uint8Array): Uint8Array {
  const headerLength = 4 + 4 * dimensions.length;
  const bytes = new Uint8Array(headerLength + content.length);
  bytes[2] = UNSIGNED_BYTE;
  bytes[3] = dimensions.length;
  const view = new DataView(bytes.buffer);
  for (const [axis, size] of dimensions.entries()) {
    view.setUint32(4 + 4 * axis, size);
  }
  bytes.set(content, headerLength);
  return bytes;
}

function readDimensions(bytes: Uint8Array, fileName: string, wanted: 1 | 3): number[] {
  if (bytes.length < 4) {
    throw new DatasetError(
      'truncated',
      bytes.length === 0
        ? t('{fileName} is empty. Get the file again.', { fileName })
        : t('{fileName} has only {bytes}. Get the file again.', {
            fileName,
            bytes: counted(bytes.length, 'byte'),
          }),
    );
  }
  checkKind(bytes, fileName, wanted);
  const headerLength = 4 + 4 * wanted;
  if (bytes.length < headerLength) {
    throw new DatasetError(
      'truncated',
      t(
        '{fileName} ends within its header: it has {length} bytes, the header alone takes {headerLength}. Get the file again.',
        { fileName, length: bytes.length, headerLength },
      ),
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: wanted }, (_, axis) => view.getUint32(4 + 4 * axis));
}

function checkKind(bytes: Uint8Array, fileName: string, wanted: 1 | 3): void {
  const [zero, alsoZero, type, dimensions] = bytes;
  const wantedContent = CONTENT_BY_DIMENSIONS[wanted]();
  if (zero !== 0 || alsoZero !== 0 || !(type in TYPE_NAMES)) {
    throw new DatasetError(
      'not-idx',
      t('{fileName} is not an IDX file: it starts with {bytes}. Get the file again.', {
        fileName,
        bytes: startInWords(bytes),
      }),
    );
  }
  if (type !== UNSIGNED_BYTE) {
    throw new DatasetError(
      'not-idx',
      t(
        '{fileName} is an IDX file of {type}; {wantedContent} must be unsigned bytes. Choose another dataset.',
        { fileName, type: TYPE_NAMES[type](), wantedContent },
      ),
    );
  }
  if (dimensions !== wanted) {
    const content =
      CONTENT_BY_DIMENSIONS[dimensions]?.() ?? t('{dimensions}-dimensional values', { dimensions });
    throw new DatasetError(
      'not-idx',
      t(
        '{fileName} holds {content} where {wantedContent} are expected (its magic number is {found}, not {wanted}). Check whether files were renamed or mixed up.',
        {
          fileName,
          content,
          wantedContent,
          found: (type << 8) | dimensions,
          wanted: (UNSIGNED_BYTE << 8) | wanted,
        },
      ),
    );
  }
}

function values(
  bytes: Uint8Array,
  fileName: string,
  headerLength: number,
  count: number,
  size: number,
): Uint8Array {
  if (count > MAXIMUM_DIGITS) {
    throw new DatasetError(
      'bad-shape',
      t(
        '{fileName} claims to hold {count} digits; at most {limit} can be used. Choose a smaller dataset or get the file again.',
        { fileName, count, limit: MAXIMUM_DIGITS },
      ),
    );
  }
  const expected = headerLength + count * size;
  if (bytes.length < expected) {
    throw new DatasetError(
      'truncated',
      t(
        '{fileName} ends early: {count} should take {expected} bytes, it has {length}. Get the file again.',
        {
          fileName,
          count: counted(count, 'digit'),
          expected: grouped(expected),
          length: grouped(bytes.length),
        },
      ),
    );
  }
  if (bytes.length > expected) {
    throw new DatasetError(
      'not-idx',
      t(
        '{fileName} is {surplus} too long: {count} should take {expected} bytes, it has {length}. Get the file again.',
        {
          fileName,
          surplus: counted(bytes.length - expected, 'byte'),
          count: counted(count, 'digit'),
          expected: grouped(expected),
          length: grouped(bytes.length),
        },
      ),
    );
  }
  return bytes.subarray(headerLength);
}

/** The first bytes so that a person sees what the file may be, e.g. a web page. */
function startInWords(bytes: Uint8Array): string {
  const start = bytes.subarray(0, 15);
  if (start.every(byte => byte >= 0x20 && byte < 0x7f)) {
    return `"${String.fromCharCode(...start)}"`;
  }
  const hex = Array.from(start.subarray(0, 4), byte => byte.toString(16).padStart(2, '0'));
  return t('the bytes {bytes}', { bytes: hex.join(' ') });
}
