import { t } from '@vscode/l10n';

/** A kind of mistake: a digit taken for another. */
export interface DigitPair {
  /** The true digit. */
  readonly truth: number;
  readonly predicted: number;
}

/**
 * Places on the diverging map for each cell of a confusion matrix, -1 to 1: right answers blue by
 * their share of the row, mistakes orange. Mistakes are few beside right answers, so they are
 * compared with each other, by square root: a cell with a quarter of the most looks half as strong.
 */
export function confusionTones(confusion: readonly (readonly number[])[]): number[][] {
  let mostMistakes = 0;
  for (const [truth, row] of confusion.entries()) {
    for (const [predicted, count] of row.entries()) {
      mostMistakes = truth === predicted ? mostMistakes : Math.max(mostMistakes, count);
    }
  }
  return confusion.map((row, truth) => {
    const digits = row.reduce((sum, count) => sum + count, 0);
    return row.map((count, predicted) => {
      if (count === 0) {
        return 0;
      }
      return truth === predicted ? 0.45 * (count / digits) : -0.6 * Math.sqrt(count / mostMistakes);
    });
  });
}

/** A cell in words: `8 read as 3: 12 times`. */
export function cellText({ truth, predicted }: DigitPair, count: number): string {
  switch (count) {
    case 0:
      return t('{truth} read as {predicted}: never', { truth, predicted });
    case 1:
      return t('{truth} read as {predicted}: once', { truth, predicted });
    default:
      return t('{truth} read as {predicted}: {count} times', { truth, predicted, count });
  }
}
