// What a person may change of a run while it is on, and what a run says of itself.

import type { RateChange } from '../params/paramsFile.ts';

/** When a run shall end by itself, besides its last epoch; whatever comes first. */
export interface StopWish {
  /** When so many epochs are done. */
  readonly epochs?: number;
  /**
   * When this accuracy (0 to 1) is reached at the end of an epoch: of the validation digits, and
   * where there are none, of the digits that were trained. Never of the test digits.
   */
  readonly accuracy?: number;
  /** When the validation digits have not been read better for so many epochs. */
  readonly patience?: number;
}

/** Limits of what a run can be told. */
export const STEERING_LIMITS = {
  learningRateFactor: { minimum: 0.001, maximum: 1000 },
  epochs: { minimum: 1, maximum: 10_000 },
  accuracy: { minimum: 0.01, maximum: 1 },
  patience: { minimum: 1, maximum: 1000 },
} as const;

/** How a run is steered. */
export interface Steering {
  readonly stop: StopWish;
  /** What the schedule's learning rate is multiplied with now. */
  readonly learningRateFactor: number;
  /** Every change of it, rising. */
  readonly rateChanges: readonly RateChange[];
}

/** Something that a person who watches a run should know, with what to try. */
export interface Advice {
  readonly reason: 'overfitting' | 'dead-units' | 'settings';
  readonly message: string;
}
