import { isObject } from './isObject.ts';
import type { RateChange, RunPlace } from './paramsFile.ts';

/** Of a learning rate. */
const LARGEST_FACTOR = 1000;
/** More than anybody moves a slider. */
const MOST_CHANGES = 10_000;

/** Reads the claim of a file where its run stood; undefined where no run could stand there. */
export function readPlace(json: string | undefined): RunPlace | undefined {
  const place = parsed(json);
  const sums = parsedObject(place.epochSums);
  const { iteration, iterationsPerEpoch, scheduleStart, learningRateFactor } = place;
  const { loss, correct, digits } = sums;
  const isPlace =
    isCount(iteration) &&
    isCount(iterationsPerEpoch) &&
    iterationsPerEpoch > 0 &&
    isCount(scheduleStart) &&
    scheduleStart * iterationsPerEpoch <= iteration &&
    isNumber(learningRateFactor) &&
    learningRateFactor > 0 &&
    learningRateFactor <= LARGEST_FACTOR &&
    isNumber(loss) &&
    isCount(correct) &&
    isCount(digits);
  return isPlace
    ? {
        ...{ iteration, iterationsPerEpoch, scheduleStart, learningRateFactor },
        ...readChanges(place.rateChanges),
        epochSums: { loss, correct, digits },
      }
    : undefined;
}

function readChanges(value: unknown): Pick<RunPlace, 'rateChanges'> {
  return Array.isArray(value) && value.length <= MOST_CHANGES && value.every(isChange)
    ? { rateChanges: value.map(({ iteration, factor }) => ({ iteration, factor })) }
    : {};
}

function isChange(value: unknown): value is RateChange {
  const { iteration, factor } = parsedObject(value);
  return isCount(iteration) && isNumber(factor) && factor > 0 && factor <= LARGEST_FACTOR;
}

function parsed(json: string | undefined): Record<string, unknown> {
  try {
    return parsedObject(JSON.parse(json ?? ''));
  } catch {
    return {};
  }
}

function parsedObject(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isCount(value: unknown): value is number {
  return isNumber(value) && Number.isSafeInteger(value);
}
