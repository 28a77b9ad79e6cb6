import { Random } from './random.ts';
import type { TrainingSettings } from './settings.ts';
import { STREAMS } from './streams.ts';

/**
 * Digits that are trained, from the first: at most all but the validation digits at the end.
 * @throws RangeError if none are left
 */
export function trainedDigits(
  settings: Pick<TrainingSettings, 'trainingDigits' | 'validationDigits'>,
  trainingCount: number,
): number {
  const count = trainingCount - settings.validationDigits;
  if (count < 1) {
    throw new RangeError(
      `validationDigits is ${settings.validationDigits}, but the training set has only ` +
        `${trainingCount} digits; leave at least one to train.`,
    );
  }
  return settings.trainingDigits === 'all' ? count : Math.min(settings.trainingDigits, count);
}

/** Digits of one update; the last one of an epoch may have fewer. */
export function digitsPerUpdate(
  settings: Pick<TrainingSettings, 'batchSize'>,
  digits: number,
): number {
  return settings.batchSize === 'full' ? digits : Math.min(settings.batchSize, digits);
}

/** Updates of the weights in one epoch of so many trained digits. */
export function iterationsPerEpoch(
  settings: Pick<TrainingSettings, 'batchSize'>,
  digits: number,
): number {
  return Math.ceil(digits / digitsPerUpdate(settings, digits));
}

/** Updates of the weights in the whole run. */
export function totalIterations(
  settings: Pick<TrainingSettings, 'batchSize' | 'epochs'>,
  digits: number,
): number {
  return settings.epochs * iterationsPerEpoch(settings, digits);
}

/**
 * The order in which an epoch shows the digits 0 to `digits` - 1: shuffled anew for each epoch, by
 * seed and epoch only. A full batch keeps the order of the set: its sum does not depend on it.
 * @param epoch counted from 0
 */
export function epochOrder(
  settings: Pick<TrainingSettings, 'batchSize' | 'seed'>,
  epoch: number,
  digits: number,
): Uint32Array<ArrayBuffer> {
  const order = new Uint32Array(digits);
  for (let digit = 0; digit < digits; digit++) {
    order[digit] = digit;
  }
  if (settings.batchSize !== 'full') {
    new Random(settings.seed, STREAMS.order, epoch).shuffle(order);
  }
  return order;
}

/**
 * The digits of one update, a view into `order`.
 * @param iteration in the epoch, counted from 0
 */
export function batchOf(
  order: Uint32Array<ArrayBuffer>,
  settings: Pick<TrainingSettings, 'batchSize'>,
  iteration: number,
): Uint32Array<ArrayBuffer> {
  const size = digitsPerUpdate(settings, order.length);
  return order.subarray(iteration * size, (iteration + 1) * size);
}
