import { t } from '@vscode/l10n';
import { ArrayError } from './arrayError.ts';
import { float16Value } from './float16.ts';
import { checkLength } from './npy.ts';
import { quoted } from './words.ts';

/** How floating-point numbers lie in a file. */
export interface FloatType {
  readonly bytesOfOne: 2 | 4 | 8;
  readonly isLittleEndian: boolean;
}

/** Values as they lie in a file, with all that is needed to decode them. */
export interface EncodedFloats {
  /** NumPy's name of the type: `<f4`, `>f8`, `f2`. */
  readonly type: string;
  readonly isFortranOrder: boolean;
  readonly shape: readonly number[];
  readonly content: Uint8Array;
}

const FLOAT = /^([<>=|]?)f([248])$/;
/** The other types of NumPy that people meet, by their letter. */
const KINDS = new Map([
  ['O', () => t('Python objects')],
  ['i', () => t('whole numbers')],
  ['u', () => t('whole numbers')],
  ['b', () => t('truth values')],
  ['c', () => t('complex numbers')],
  ['f', () => t('long floating-point numbers')],
  ['U', () => t('texts')],
  ['S', () => t('texts')],
  ['V', () => t('records')],
  ['M', () => t('dates')],
  ['m', () => t('durations')],
]);
const OTHER_KIND = () => t('values');

/**
 * The type that a NumPy name stands for. A name without order, or with `=`, is of the machine that
 * wrote it, taken to be little-endian as nearly all are.
 * @throws {ArrayError} `type`: not float16, float32 or float64
 */
export function floatTypeNamed(type: string): FloatType {
  const [, order, bytesOfOne] = FLOAT.exec(type) ?? [];
  if (bytesOfOne === undefined) {
    const kind = (KINDS.get(type.replace(/^[<>=|]/, '')[0]) ?? OTHER_KIND)();
    throw new ArrayError(
      'type',
      t('holds {kind} of the type {type}; only float16, float32 and float64 can be read', {
        kind,
        type: quoted(type),
      }),
    );
  }
  return { bytesOfOne: Number(bytesOfOne) as 2 | 4 | 8, isLittleEndian: order !== '>' };
}

/**
 * Checks type and length, and decodes nothing.
 * @throws {ArrayError}
 */
export function checkFloats({ type, shape, content }: EncodedFloats): void {
  checkLength(content, shape, floatTypeNamed(type).bytesOfOne);
}

/**
 * The numbers, last axis fastest; `Float64Array` only for float64.
 * @throws {ArrayError} as checkFloats does
 */
export function decodeFloats(floats: EncodedFloats): Float32Array | Float64Array {
  checkFloats(floats);
  const { type, shape, content, isFortranOrder } = floats;
  const { bytesOfOne, isLittleEndian } = floatTypeNamed(type);
  const count = content.length / bytesOfOne;
  // By DataView: values may lie at any address, in either order of bytes.
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const values = bytesOfOne === 8 ? new Float64Array(count) : new Float32Array(count);
  for (let index = 0, at = 0; index < count; index++, at += bytesOfOne) {
    values[index] =
      bytesOfOne === 4
        ? view.getFloat32(at, isLittleEndian)
        : bytesOfOne === 8
          ? view.getFloat64(at, isLittleEndian)
          : float16Value(view.getUint16(at, isLittleEndian));
  }
  return isFortranOrder && shape.length > 1 ? fromFortranOrder(values, shape) : values;
}

/** Puts values that lie with the first axis fastest in the order with the last axis fastest. */
function fromFortranOrder(
  source: Float32Array | Float64Array,
  shape: readonly number[],
): Float32Array | Float64Array {
  const target = source.slice();
  const strides = shape.map((_, axis) =>
    shape.slice(axis + 1).reduce((product, size) => product * size, 1),
  );
  const place = shape.map(() => 0);
  let at = 0;
  for (const value of source) {
    target[at] = value;
    for (let axis = 0; axis < shape.length; axis++) {
      at += strides[axis];
      place[axis]++;
      if (place[axis] < shape[axis]) {
        break;
      }
      at -= strides[axis] * shape[axis];
      place[axis] = 0;
    }
  }
  return target;
}
