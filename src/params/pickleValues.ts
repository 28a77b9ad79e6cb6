// What a pickle can hold here: nothing that runs, and nothing that is larger than its bytes.
import type { EncodedFloats } from '../arrays/floats.ts';

/** Not decoded: protocols 0 to 2 have the numbers of arrays as a text of millions of characters. */
export interface PickleText {
  readonly kind: 'text';
  readonly bytes: Uint8Array;
  /** `raw-unicode-escape` is what protocol 0 writes: Latin-1, others as a backslash, `u` and hex digits. */
  readonly encoding: 'utf-8' | 'raw-unicode-escape' | 'latin1';
}

export interface PickleBinary {
  readonly kind: 'binary';
  readonly bytes: Uint8Array;
}

export interface PickleTuple {
  readonly kind: 'tuple';
  readonly items: readonly PickleValue[];
}

export interface PickleList {
  readonly kind: 'list';
  readonly items: PickleValue[];
}

export interface PickleDictionary {
  readonly kind: 'dictionary';
  readonly entries: (readonly [key: PickleValue, value: PickleValue])[];
}

/** A function or class that is known; it is a name here and nothing else. */
export interface PickleGlobal {
  readonly kind: 'global';
  readonly name: KnownGlobal;
}

/** A `numpy.dtype`. */
export interface PickleType {
  readonly kind: 'type';
  /** E.g. `f4`. */
  readonly name: string;
  /** One of `<>=|`. */
  order: string;
}

/** A `numpy.ndarray`. */
export interface PickleArray {
  readonly kind: 'array';
  /** Missing until the pickle sets it. */
  floats?: EncodedFloats;
}

export type PickleValue =
  | null
  | boolean
  | number
  | PickleText
  | PickleBinary
  | PickleTuple
  | PickleList
  | PickleDictionary
  | PickleGlobal
  | PickleType
  | PickleArray;

export type KnownGlobal =
  | 'reconstruct'
  | 'ndarray'
  | 'dtype'
  | 'scalar'
  | 'frombuffer'
  | 'encode'
  | 'OrderedDict';

/** Names and other words are never longer. */
const LONGEST_WORD = 200;
/** Backslash, `u`, four hex digits. */
const ESCAPE_LENGTH = 6;
const BACKSLASH = 0x5c;

/** Whether a value is of this kind. */
export function isKind<K extends Exclude<PickleValue, null | boolean | number>['kind']>(
  value: PickleValue | undefined,
  kind: K,
): value is Extract<PickleValue, { kind: K }> {
  return typeof value === 'object' && value?.kind === kind;
}

/** The characters of a text, or nothing where there are more than `longest` bytes. */
export function wordOf(value: PickleValue | undefined, longest = LONGEST_WORD): string | undefined {
  if (!isKind(value, 'text') || value.bytes.length > longest) {
    return undefined;
  }
  const text = new TextDecoder(value.encoding === 'utf-8' ? 'utf-8' : 'latin1').decode(value.bytes);
  return value.encoding === 'raw-unicode-escape'
    ? text.replace(/\\u([0-9a-f]{4})/gi, (_, digits) => String.fromCharCode(parseInt(digits, 16)))
    : text;
}

/** The bytes of a text in which every character stands for one, or nothing where one does not. */
export function bytesOfText({ bytes, encoding }: PickleText): Uint8Array | undefined {
  const latin = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; length++) {
    const byte = bytes[at];
    if (encoding === 'utf-8' && byte >= 0x80) {
      const next = bytes[at + 1] ?? 0;
      // Two bytes, 110000xx 10xxxxxx: the characters up to 255.
      if ((byte & 0xfc) !== 0xc0 || (next & 0xc0) !== 0x80) {
        return undefined;
      }
      latin[length] = ((byte & 3) << 6) | (next & 0x3f);
      at += 2;
    } else if (encoding === 'raw-unicode-escape' && byte === BACKSLASH && bytes[at + 1] === 0x75) {
      const digits = String.fromCharCode(...bytes.subarray(at + 2, at + ESCAPE_LENGTH));
      if (!/^00[0-9a-f]{2}$/i.test(digits)) {
        return undefined;
      }
      latin[length] = parseInt(digits, 16);
      at += ESCAPE_LENGTH;
    } else {
      latin[length] = byte;
      at++;
    }
  }
  return latin.subarray(0, length);
}
