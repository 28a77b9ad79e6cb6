import type { NextRun } from './nextRun.ts';

/** The next run's preset or settings have changed. Rises to the dashboard, which keeps them. */
export class NextRunEvent extends Event {
  static readonly type = 'mnist-next-run';
  readonly nextRun: NextRun;

  constructor(nextRun: NextRun) {
    super(NextRunEvent.type, { bubbles: true, composed: true });
    this.nextRun = nextRun;
  }
}
