import type { Pace } from './pace.ts';

/** Measures time in parts: what is not training does not count. */
export class Stopwatch {
  readonly #pace: Pace;
  #before = 0;
  #startedAt: number | undefined;

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  /** Measured so far. */
  get seconds(): number {
    const running = this.#startedAt === undefined ? 0 : this.#pace.now() - this.#startedAt;
    return (this.#before + running) / 1000;
  }

  start(): void {
    this.#startedAt ??= this.#pace.now();
  }

  stop(): void {
    this.#before = this.seconds * 1000;
    this.#startedAt = undefined;
  }

  /** Waits for work that does not count. */
  async without<Result>(work: () => Promise<Result>): Promise<Result> {
    const wasRunning = this.#startedAt !== undefined;
    this.stop();
    try {
      return await work();
    } finally {
      if (wasRunning) {
        this.start();
      }
    }
  }
}

/** A speed is measured over at least so many seconds: shorter ones jump about. */
const MEASURED_SECONDS = 1;

/** Digits per second, of about the last second. */
export class Speedometer {
  #speed = 0;
  #markSamples = 0;
  #markSeconds = 0;
  #isSettled = false;

  /** @returns digits per second; 0 before anything was trained */
  read(samples: number, seconds: number): number {
    const passed = seconds - this.#markSeconds;
    const isFull = passed >= MEASURED_SECONDS;
    if (passed > 0 && (isFull || !this.#isSettled)) {
      this.#speed = (samples - this.#markSamples) / passed;
    }
    if (isFull) {
      this.#isSettled = true;
      this.#markSamples = samples;
      this.#markSeconds = seconds;
    }
    return this.#speed;
  }
}
