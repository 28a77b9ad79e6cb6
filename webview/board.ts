import type { AnswerTo, DigitReference, Question } from '../src/protocol/questions.ts';
import type { SessionSnapshot } from '../src/protocol/snapshot.ts';

/** What all parts of the page have in common: the run, the moment and the digit a person looks at. */
export interface Board {
  readonly snapshot: SessionSnapshot;
  readonly run: number;
  /** A moment of the past that a person looks at; missing: now. */
  readonly at?: number;
  /** Updates that the weights hold which the page shows. */
  readonly iteration: number;
  readonly digit: DigitReference;
  /** What the network answers; rejects with a sentence for people. */
  readonly ask: <Asked extends Question>(question: Asked, at?: number) => Promise<AnswerTo<Asked>>;
}

/** What a person chose to look at. */
export interface Gaze {
  readonly at?: number;
  readonly digit: DigitReference;
}

export const FIRST_GAZE: Gaze = { digit: { kind: 'test', index: 0 } };

/** The board that shows this snapshot to this gaze. */
export function boardOf(snapshot: SessionSnapshot, gaze: Gaze, ask: Board['ask']): Board {
  const iteration = gaze.at ?? snapshot.position?.iteration ?? 0;
  return { snapshot, run: snapshot.run, ...gaze, iteration, ask };
}
