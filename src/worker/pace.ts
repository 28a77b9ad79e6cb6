/** Time and turns of the event loop: handed in, so that tests decide both. */
export interface Pace {
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** Resolves when the event loop has heard everything that came in. */
  turn(): Promise<void>;
  /** The time of day. */
  date(): Date;
}

export const realPace: Pace = {
  now: () => performance.now(),
  turn: () => new Promise(resolve => setImmediate(resolve)),
  date: () => new Date(),
};

/** How long work may keep the event loop waiting, in milliseconds. */
const LONGEST_HOLD = 10;

/** Gives the event loop a turn now and then, so that long work stays able to hear "stop". */
export class Breath {
  readonly #pace: Pace;
  #last: number;

  constructor(pace: Pace) {
    this.#pace = pace;
    this.#last = pace.now();
  }

  /** Call it between slices of work: takes a turn when the last one is more than 10 ms ago. */
  async take(): Promise<void> {
    if (this.#pace.now() - this.#last > LONGEST_HOLD) {
      await this.#pace.turn();
      this.#last = this.#pace.now();
    }
  }
}
