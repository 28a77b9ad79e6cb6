import { TransferError } from './transferError.ts';

/** Ends a transfer that keeps one waiting, by its `signal`; so does the caller's own signal. */
export class Watchdog {
  readonly signal: AbortSignal;
  readonly #silence = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  constructor(signal: AbortSignal) {
    this.signal = AbortSignal.any([signal, this.#silence.signal]);
  }

  /** Waits that long, from now, for the next sign of life. */
  expect(milliseconds: number, complaint: (seconds: number) => string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const seconds = Number((milliseconds / 1000).toFixed(1));
      this.#silence.abort(new TransferError(complaint(seconds), { isWorthARetry: true }));
    }, milliseconds);
  }

  dismiss(): void {
    clearTimeout(this.#timer);
  }
}
