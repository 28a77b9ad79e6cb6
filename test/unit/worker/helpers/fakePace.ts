import type { Pace } from '../../../../src/worker/pace.ts';

/** A clock that only moves when it is told to, and turns of the event loop that can be counted. */
export class FakePace implements Pace {
  milliseconds = 0;
  turns = 0;
  /** What comes in at the next turns of the event loop. */
  onTurn: () => void = () => {};

  now(): number {
    return this.milliseconds;
  }

  date(): Date {
    return new Date(Date.UTC(2026, 10, 22, 14, 5));
  }

  async turn(): Promise<void> {
    this.turns++;
    this.onTurn();
  }
}
