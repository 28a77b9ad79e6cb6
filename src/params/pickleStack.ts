import { t } from '@vscode/l10n';
import type { FaultOf } from './paramsFault.ts';
import type { PickleValue } from './pickleValues.ts';

/** Marks inside each other: tuples in lists in dictionaries. NumPy's own pickles need five. */
const MOST_MARKS = 64;
/** Values that a pickle keeps for later; a network needs about ten for an array. */
const MOST_MEMOS = 100_000;

/** The memory of a pickle while it is read: a stack that marks cut in parts, and what it keeps. */
export class PickleStack {
  readonly #fault: FaultOf;
  readonly #below: PickleValue[][] = [];
  readonly #memos = new Map<number, PickleValue>();
  #part: PickleValue[] = [];

  constructor(fault: FaultOf) {
    this.#fault = fault;
  }

  push(value: PickleValue): void {
    this.#part.push(value);
  }

  pop(): PickleValue {
    if (this.#part.length === 0) {
      throw this.#fault('format', t('takes a value where there is none'));
    }
    return this.#part.pop()!;
  }

  top(): PickleValue {
    const value = this.pop();
    this.push(value);
    return value;
  }

  mark(): void {
    if (this.#below.length === MOST_MARKS) {
      throw this.#fault(
        'unsafe',
        t('nests more than {limit} values in each other', { limit: MOST_MARKS }),
      );
    }
    this.#below.push(this.#part);
    this.#part = [];
  }

  /** All values since the last mark, which is taken away. */
  popToMark(): PickleValue[] {
    const values = this.#part;
    const below = this.#below.pop();
    if (!below) {
      throw this.#fault('format', t('goes back to a mark where there is none'));
    }
    this.#part = below;
    return values;
  }

  /** The only value left. */
  result(): PickleValue {
    if (this.#part.length !== 1 || this.#below.length > 0) {
      throw this.#fault('format', t('ends with values left over or with none'));
    }
    return this.#part[0];
  }

  remember(place: number, value: PickleValue): void {
    this.#memos.set(place, value);
    if (this.#memos.size > MOST_MEMOS) {
      throw this.#fault(
        'unsafe',
        t('keeps more than {limit} values for later', { limit: MOST_MEMOS }),
      );
    }
  }

  rememberNext(): void {
    this.remember(this.#memos.size, this.top());
  }

  recall(place: number): PickleValue {
    const value = this.#memos.get(place);
    if (value === undefined) {
      throw this.#fault('format', t('asks for value {place}, which it has not kept', { place }));
    }
    return value;
  }
}
