// The arrays in what a pickle holds: in tuples, lists and dictionaries, in their order.
import { t } from '@vscode/l10n';
import type { EncodedFloats } from '../arrays/floats.ts';
import { EncodedArray } from './encodedArray.ts';
import type { NamedArray } from './namedArray.ts';
import { type FaultOf, grouped, quoted } from './paramsFault.ts';
import { isKind, type PickleDictionary, type PickleValue, wordOf } from './pickleValues.ts';

/** E.g. a dictionary of lists of pairs. */
const DEEPEST = 8;
/** Values looked at: lists that hold each other twice grow without bound when they are followed. */
const MOST_VALUES = 1_000_000;
const MOST_ARRAYS = 10_000;
const LONGEST_KEY = 100;
/** Of a claim about what made a file: the settings are the longest. */
const LONGEST_CLAIM = 65_536;
const MOST_CLAIMS = 100;
/** A dictionary with this key, behind the arrays, says what made them. */
export const PROVENANCE_KEY = 'provenance';

export interface PickledArrays {
  readonly arrays: readonly NamedArray[];
  /** Claims about what made the file. */
  readonly metadata: ReadonlyMap<string, string>;
}

/**
 * Finds the arrays, named after their places: `W1`, `layer1.W`, `item 0`. Numbers and texts beside
 * them, as scripts keep them, are passed over. They are decoded when their values are asked for.
 * @param fileLength no more bytes of arrays than that: none are used twice
 * @throws {ParamsError} `unsafe`, `too-large`, `format`
 */
export function arraysOfPickles(
  values: readonly PickleValue[],
  fileLength: number,
  fault: FaultOf,
): PickledArrays {
  const metadata = metadataOf(values.at(-1));
  const held = metadata ? values.slice(0, -1) : values;
  const search = new ArraySearch(fileLength, fault);
  if (held.length === 1) {
    search.add(held[0], '', 0);
  } else {
    for (const [index, value] of held.entries()) {
      search.add(value, `item ${index}`, 0);
    }
  }
  return { arrays: search.arrays, metadata: metadata ?? new Map() };
}

class ArraySearch {
  readonly arrays: NamedArray[] = [];
  readonly #fault: FaultOf;
  #bytesLeft: number;
  #valuesLeft = MOST_VALUES;

  constructor(fileLength: number, fault: FaultOf) {
    this.#bytesLeft = fileLength;
    this.#fault = fault;
  }

  add(value: PickleValue, name: string, depth: number): void {
    if (this.#valuesLeft-- === 0 || depth > DEEPEST) {
      throw this.#fault(
        'unsafe',
        depth > DEEPEST
          ? t(
              'holds tuples, lists or dictionaries in each other, more than {depth} deep. Save the network with pickle.dump((W1, b1, W2, b2), file).',
              { depth: DEEPEST },
            )
          : t(
              'holds tuples, lists or dictionaries in each other, more than with {count} values. Save the network with pickle.dump((W1, b1, W2, b2), file).',
              { count: grouped(MOST_VALUES) },
            ),
      );
    }
    if (isKind(value, 'array')) {
      this.#addArray(value.floats, name === '' ? t('the array') : name);
    } else if (isKind(value, 'tuple') || isKind(value, 'list')) {
      const start = name === '' ? 'item ' : `${name}.`;
      for (const [index, item] of value.items.entries()) {
        this.add(item, `${start}${index}`, depth + 1);
      }
    } else if (isKind(value, 'dictionary')) {
      const start = name === '' ? '' : `${name}.`;
      for (const [key, item] of value.entries) {
        this.add(item, `${start}${this.#keyText(key)}`, depth + 1);
      }
    }
  }

  #addArray(floats: EncodedFloats | undefined, name: string): void {
    if (!floats) {
      throw this.#fault(
        'format',
        t(
          'has an array {name} without values. It is damaged or of another kind: copy or save it again.',
          { name: quoted(name) },
        ),
      );
    }
    this.#bytesLeft -= floats.content.length;
    if (this.#bytesLeft < 0) {
      throw this.#fault(
        'too-large',
        t(
          'uses the same bytes for several arrays, at last for {name}, so that it would unpack to more than it has. Save the network with pickle.dump((W1, b1, W2, b2), file).',
          { name: quoted(name) },
        ),
      );
    }
    if (this.arrays.length === MOST_ARRAYS) {
      throw this.#fault(
        'layers',
        t(
          'holds more than {limit} arrays; a dense network for MNIST has a few. Choose another file.',
          { limit: grouped(MOST_ARRAYS) },
        ),
      );
    }
    this.arrays.push(new EncodedArray(name, floats, this.#fault));
  }

  #keyText(key: PickleValue): string {
    const text = typeof key === 'number' ? String(key) : wordOf(key, LONGEST_KEY);
    if (text === undefined) {
      throw this.#fault(
        'format',
        t(
          'has a dictionary with a key that is neither a number nor a text of at most {limit} bytes. Save it with keys like "W1" and "b1".',
          { limit: LONGEST_KEY },
        ),
      );
    }
    return text;
  }
}

/** The claims in `{"provenance": {…}}`, all of them texts; nothing where it is something else. */
function metadataOf(value: PickleValue | undefined): Map<string, string> | undefined {
  const inside = isKind(value, 'dictionary') && value.entries.length === 1 && value.entries[0];
  if (!inside || wordOf(inside[0]) !== PROVENANCE_KEY || !isKind(inside[1], 'dictionary')) {
    return undefined;
  }
  return claimsOf(inside[1]);
}

function claimsOf({ entries }: PickleDictionary): Map<string, string> {
  const claims = new Map<string, string>();
  for (const [key, value] of entries.slice(0, MOST_CLAIMS)) {
    const name = wordOf(key);
    const claim = wordOf(value, LONGEST_CLAIM);
    if (name !== undefined && claim !== undefined) {
      claims.set(name, claim);
    }
  }
  return claims;
}
