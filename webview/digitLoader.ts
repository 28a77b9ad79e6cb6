import type { DigitPredictions } from '../src/protocol/subjects.ts';

/** Asks for digits; rejects with a sentence for people. */
export type LoadDigits = (indices: readonly number[]) => Promise<DigitPredictions>;

/** Time, so that tests need none. */
export interface Clock {
  now(): number;
  later(action: () => void, milliseconds: number): unknown;
}

const REALTIME: Clock = {
  now: () => performance.now(),
  later: (action, milliseconds) => setTimeout(action, milliseconds),
};

/** At most four answers a second to a training that goes on. */
const REFRESH_MILLISECONDS = 250;

/**
 * Keeps visible digits up to date, with one request at a time: other digits are asked for at once,
 * the same digits after another update of the weights at most four times a second. What was wanted
 * while a request was under way is forgotten, except the last.
 */
export class DigitLoader {
  #onDigits: (digits: DigitPredictions) => void;
  #onProblem: (message: string) => void;
  #clock: Clock;
  #wanted: { load: LoadDigits; indices: readonly number[]; iteration: number } | undefined;
  #asked = '';
  #askedIteration = -1;
  #askedAt = Number.NEGATIVE_INFINITY;
  #isAsking = false;
  #isWaiting = false;

  constructor(
    onDigits: (digits: DigitPredictions) => void,
    onProblem: (message: string) => void,
    clock: Clock = REALTIME,
  ) {
    this.#onDigits = onDigits;
    this.#onProblem = onProblem;
    this.#clock = clock;
  }

  /** Says what is visible now. Nothing happens if that has been asked for. */
  want(load: LoadDigits, indices: readonly number[], iteration: number): void {
    this.#wanted = { load, indices, iteration };
    this.#next();
  }

  /** Nothing is visible any more. */
  stop(): void {
    this.#wanted = undefined;
  }

  /** Asks again for what failed. */
  retry(): void {
    this.#asked = '';
    this.#next();
  }

  #next(): void {
    if (this.#wanted === undefined || this.#isAsking || this.#wanted.indices.length === 0) {
      return;
    }
    if (this.#wanted.indices.join() !== this.#asked) {
      void this.#ask();
    } else if (this.#wanted.iteration !== this.#askedIteration) {
      this.#askWhenDue();
    }
  }

  #askWhenDue(): void {
    const rest = this.#askedAt + REFRESH_MILLISECONDS - this.#clock.now();
    if (rest <= 0) {
      void this.#ask();
    } else if (!this.#isWaiting) {
      this.#isWaiting = true;
      this.#clock.later(() => {
        this.#isWaiting = false;
        this.#next();
      }, rest);
    }
  }

  async #ask(): Promise<void> {
    const { load, indices, iteration } = this.#wanted!;
    this.#isAsking = true;
    this.#asked = indices.join();
    this.#askedIteration = iteration;
    this.#askedAt = this.#clock.now();
    try {
      this.#onDigits(await load(indices));
    } catch (error) {
      this.#onProblem(error instanceof Error ? error.message : String(error));
    }
    this.#isAsking = false;
    this.#next();
  }
}
