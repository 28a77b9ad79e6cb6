// The course of a run, as a params file keeps it: compact, and believed only where it makes sense.
import { isObject } from './isObject.ts';
import type { CurvePoint, RunCurve } from './paramsFile.ts';

/** Points that a file keeps at most; a longer curve is none. */
export const MAXIMUM_CURVE_POINTS = 200;
/** More digits than a chart can show. */
const SIGNIFICANT_DIGITS = 5;

type Measure = Exclude<keyof CurvePoint, 'iteration'>;
const MEASURES: readonly Measure[] = ['trainLoss', 'trainAccuracy', 'testLoss', 'testAccuracy'];

/** A curve as JSON, a column for each measure. */
export function curveToJson({ iterationsPerEpoch, points }: RunCurve): string {
  const columns = MEASURES.map(name => [name, points.map(point => rounded(point[name]))]);
  const iteration = points.map(point => point.iteration);
  return JSON.stringify({ iterationsPerEpoch, iteration, ...Object.fromEntries(columns) });
}

/** Of a JSON file the values are claims yet: what is no number becomes `null`. */
function rounded(value: number | null): number | null {
  return typeof value === 'number' ? Number(value.toPrecision(SIGNIFICANT_DIGITS)) : null;
}

/** Whether a claim of a JSON file can be written by `curveToJson`, and then be read. */
export function isCurveLike(value: unknown): value is RunCurve {
  return (
    isObject(value) &&
    Array.isArray(value.points) &&
    value.points.length <= MAXIMUM_CURVE_POINTS &&
    value.points.every(isObject)
  );
}

/** Reads the claim of a file; undefined where no run could have gone so. */
export function readCurve(json: string | undefined): RunCurve | undefined {
  const curve = parsed(json);
  const { iterationsPerEpoch, iteration } = curve;
  if (!isCount(iterationsPerEpoch) || iterationsPerEpoch === 0 || !isRising(iteration)) {
    return undefined;
  }
  const columns = MEASURES.map(name => curve[name]);
  if (!columns.every((column, at) => isColumn(column, MEASURES[at], iteration.length))) {
    return undefined;
  }
  const points = iteration.map((value, at) => {
    const [trainLoss, trainAccuracy, testLoss, testAccuracy] = columns.map(column => column[at]);
    return { iteration: value, trainLoss, trainAccuracy, testLoss, testAccuracy } as CurvePoint;
  });
  return { iterationsPerEpoch, points };
}

function parsed(json: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json ?? '');
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isRising(value: unknown): value is number[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= MAXIMUM_CURVE_POINTS &&
    value.every((iteration, at) => isCount(iteration) && (at === 0 || iteration > value[at - 1]))
  );
}

function isColumn(value: unknown, name: Measure, length: number): value is (number | null)[] {
  const maximum = name.endsWith('Accuracy') ? 1 : Number.MAX_VALUE;
  const isAllowed = (number: unknown) =>
    (number === null && name.startsWith('train')) ||
    (typeof number === 'number' && number >= 0 && number <= maximum);
  return Array.isArray(value) && value.length === length && value.every(isAllowed);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
