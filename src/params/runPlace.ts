import { isObject } from './isObject.ts';
import type { RunPlace } from './paramsFile.ts';

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
    learningRateFactor <= 1 &&
    isNumber(loss) &&
    isCount(correct) &&
    isCount(digits);
  return isPlace
    ? {
        ...{ iteration, iterationsPerEpoch, scheduleStart, learningRateFactor },
        epochSums: { loss, correct, digits },
      }
    : undefined;
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
