import type { DigitPair } from './confusionTones.ts';

/** The mistake that a network makes most often; the first of equals, undefined if it makes none. */
export function mostFrequentMistake(
  confusion: readonly (readonly number[])[],
): (DigitPair & { readonly count: number }) | undefined {
  let most: (DigitPair & { readonly count: number }) | undefined;
  for (const [truth, row] of confusion.entries()) {
    for (const [predicted, count] of row.entries()) {
      if (truth !== predicted && count > (most?.count ?? 0)) {
        most = { truth, predicted, count };
      }
    }
  }
  return most;
}
