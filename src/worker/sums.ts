/** Sums over the digits of a batch or of an epoch. */
export interface Sums {
  loss: number;
  correct: number;
  digits: number;
}

export const NOTHING: Readonly<Sums> = { loss: 0, correct: 0, digits: 0 };
