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

/** Something that can be asked for. */
export interface Wish<Answer> {
  /** What is asked: the same key is the same question. */
  readonly key: string;
  /** Of the weights that it is about; after another update the answer is out of date. */
  readonly iteration: number;
  /** Asks; rejects with a sentence for people. */
  readonly load: () => Promise<Answer>;
}

/**
 * Keeps an answer up to date, with one request at a time: another question is asked at once, the
 * same one after another update of the weights at most four times a second. What was wanted while a
 * request was under way is forgotten, except the last.
 */
export class AnswerLoader<Answer> {
  #onAnswer: (answer: Answer) => void;
  #onProblem: (message: string) => void;
  #clock: Clock;
  #wanted: Wish<Answer> | undefined;
  #asked: string | undefined;
  #askedIteration = -1;
  #askedAt = Number.NEGATIVE_INFINITY;
  #isAsking = false;
  #isWaiting = false;

  constructor(
    onAnswer: (answer: Answer) => void,
    onProblem: (message: string) => void,
    clock: Clock = REALTIME,
  ) {
    this.#onAnswer = onAnswer;
    this.#onProblem = onProblem;
    this.#clock = clock;
  }

  /** Says what is visible now. Nothing happens if that has been asked for. */
  want(wish: Wish<Answer>): void {
    this.#wanted = wish;
    this.#next();
  }

  /** Nothing is visible any more. */
  stop(): void {
    this.#wanted = undefined;
  }

  /** Asks again for what failed. */
  retry(): void {
    this.#asked = undefined;
    this.#next();
  }

  #next(): void {
    if (this.#wanted === undefined || this.#isAsking) {
      return;
    }
    if (this.#wanted.key !== this.#asked) {
      void this.#ask(this.#wanted);
    } else if (this.#wanted.iteration !== this.#askedIteration) {
      this.#askWhenDue(this.#wanted);
    }
  }

  #askWhenDue(wish: Wish<Answer>): void {
    const rest = this.#askedAt + REFRESH_MILLISECONDS - this.#clock.now();
    if (rest <= 0) {
      void this.#ask(wish);
    } else if (!this.#isWaiting) {
      this.#isWaiting = true;
      this.#clock.later(() => {
        this.#isWaiting = false;
        this.#next();
      }, rest);
    }
  }

  async #ask({ key, iteration, load }: Wish<Answer>): Promise<void> {
    this.#isAsking = true;
    this.#asked = key;
    this.#askedIteration = iteration;
    this.#askedAt = this.#clock.now();
    try {
      this.#onAnswer(await load());
    } catch (error) {
      this.#onProblem(error instanceof Error ? error.message : String(error));
    }
    this.#isAsking = false;
    this.#next();
  }
}
