// Where in a run a person looks: arithmetic and words, nothing drawn.

import { t } from '@vscode/l10n';
import type { RunBranch } from '../src/params/paramsFile.ts';
import type { RunPosition } from '../src/protocol/subjects.ts';
import { percent, wholeNumber } from './figures.ts';
import { decimalText } from './numberFormat.ts';

/** The kept moment that lies nearest; the earlier one of two. Undefined where none is kept. */
export function nearestMoment(
  iterations: Float64Array | undefined,
  wanted: number,
): number | undefined {
  let nearest: number | undefined;
  for (const iteration of iterations ?? []) {
    if (nearest === undefined || Math.abs(iteration - wanted) < Math.abs(nearest - wanted)) {
      nearest = iteration;
    }
  }
  return nearest;
}

/** Epochs done: `2`, or `2.1` within one. */
export function epochAt(iteration: number, iterationsPerEpoch: number): string {
  const epochs = iteration / Math.max(1, iterationsPerEpoch);
  return Number.isInteger(epochs) ? wholeNumber(epochs) : decimalText(epochs, 1);
}

/** What a person looks at, as a sentence. */
export function momentText(
  iteration: number,
  { totalIterations, iterationsPerEpoch }: RunPosition,
  testAccuracy?: number,
): string {
  const figures = {
    iteration: wholeNumber(iteration),
    total: wholeNumber(totalIterations),
    epoch: epochAt(iteration, iterationsPerEpoch),
  };
  return testAccuracy === undefined
    ? t('Iteration {iteration} of {total}, epoch {epoch}', figures)
    : t('Iteration {iteration} of {total}, epoch {epoch}; test accuracy {accuracy} then', {
        ...figures,
        accuracy: percent(testAccuracy),
      });
}

/** The moment that a run branched from. */
export function branchText({ iteration, iterationsPerEpoch, file }: RunBranch): string {
  const place = {
    iteration: wholeNumber(iteration),
    epoch: epochAt(iteration, iterationsPerEpoch),
  };
  return file === undefined
    ? t('iteration {iteration} (epoch {epoch}) of another run', place)
    : t('iteration {iteration} (epoch {epoch}) of the run of {file}', { ...place, file });
}

/** Share of the digits that were read right (0 to 1); undefined where they do not belong together. */
export function accuracyThen(
  labels: Uint8Array | undefined,
  predicted: Uint8Array | undefined,
): number | undefined {
  if (!labels || labels.length === 0 || labels.length !== predicted?.length) {
    return undefined;
  }
  let right = 0;
  for (let index = 0; index < labels.length; index++) {
    right += labels[index] === predicted[index] ? 1 : 0;
  }
  return right / labels.length;
}
