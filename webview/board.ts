import type { AnswerTo, DigitReference, Question } from '../src/protocol/questions.ts';
import type { SessionSnapshot } from '../src/protocol/snapshot.ts';
import type {
  DigitPredictions,
  TestPredictions,
  WeightPictures,
} from '../src/protocol/subjects.ts';
import { nearestMoment } from './moment.ts';

/** What all parts of the page have in common: the run, the moment and the digit a person looks at. */
export interface Board {
  readonly snapshot: SessionSnapshot;
  readonly run: number;
  /** A moment of the past that a person looks at; missing: now. */
  readonly at?: number;
  /** Updates that the weights hold which the page shows. */
  readonly iteration: number;
  /** What belongs to the moment is on its way; until it is here the one before is shown. */
  readonly isArriving: boolean;
  /** Why the moment cannot be shown: a sentence for people, or nothing. */
  readonly problem: string;
  readonly digit: DigitReference;
  /** The first layer at the moment looked at; missing until it is there. */
  readonly pictures?: WeightPictures;
  /** What the network of the moment looked at says of all test digits; missing until it is there. */
  readonly testPredictions?: TestPredictions;
  /** Test digits with what the network of the moment says of them; always the same function. */
  readonly loadDigits: (indices: readonly number[]) => Promise<DigitPredictions>;
  /** What the network answers; rejects with a sentence for people. */
  readonly ask: <Asked extends Question>(question: Asked, at?: number) => Promise<AnswerTo<Asked>>;
}

/** What a person chose to look at. */
export interface Gaze {
  readonly at?: number;
  readonly digit: DigitReference;
}

export const FIRST_GAZE: Gaze = { digit: { kind: 'test', index: 0 } };

/** How the board gets at what it does not have; both are always the same functions. */
export type BoardRequests = Pick<Board, 'ask' | 'loadDigits'>;

/** What all parts draw of an earlier moment. */
export interface PastMoment {
  readonly run: number;
  /** The one that was asked for. */
  readonly at: number;
  readonly pictures: WeightPictures;
  readonly testPredictions: TestPredictions;
}

/** What has come of the past that a person looks at. */
export interface Arrived {
  /** The newest that has come; maybe not the one that is wanted now. */
  readonly moment: PastMoment | undefined;
  /** Why the one that is wanted does not come: a sentence for people, or nothing. */
  readonly problem: string;
}

/** The moment that a gaze meets: the nearest that is kept, or now where none is. */
export function momentOf({ moments }: SessionSnapshot, { at }: Gaze): number | undefined {
  return at === undefined ? undefined : nearestMoment(moments?.iterations, at);
}

/** The board that shows this snapshot to this gaze. */
export function boardOf(
  snapshot: SessionSnapshot,
  gaze: Gaze,
  requests: BoardRequests,
  { moment, problem }: Arrived,
): Board {
  const { run, position } = snapshot;
  const at = momentOf(snapshot, gaze);
  const past = at !== undefined && moment?.run === run ? moment : undefined;
  const { pictures, testPredictions } = past ?? snapshot;
  return {
    ...{ snapshot, run, at, digit: gaze.digit, pictures, testPredictions, ...requests },
    iteration: at ?? position?.iteration ?? 0,
    isArriving: at !== undefined && past?.at !== at && problem === '',
    problem: at === undefined ? '' : problem,
  };
}
