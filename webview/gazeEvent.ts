import type { Gaze } from './board.ts';

/** A person looks at another digit or moment. Rises to the dashboard, which shows it everywhere. */
export class GazeEvent extends Event {
  static readonly type = 'mnist-gaze';
  /** What is new; `at: undefined` is now. */
  readonly gaze: Partial<Gaze>;

  constructor(gaze: Partial<Gaze>) {
    super(GazeEvent.type, { bubbles: true, composed: true });
    this.gaze = gaze;
  }
}
