import type { HistoryPoints } from '../src/protocol/subjects.ts';

/** Which of the two curves a chart shows. */
export type Measure = 'accuracy' | 'loss';

/** Two curves over a common axis; where a curve has no point of its own it is `null`. */
export interface ChartData {
  readonly iteration: number[];
  readonly training: (number | null)[];
  readonly test: (number | null)[];
}

export const NO_DATA: ChartData = { iteration: [], training: [], test: [] };

/** Both curves of a history, merged by iteration. Iterations rise in each. */
export function chartData(history: HistoryPoints, measure: Measure): ChartData {
  const { training, test } = history;
  const merged: ChartData = { iteration: [], training: [], test: [] };
  let atTraining = 0;
  let atTest = 0;
  while (atTraining < training.iteration.length || atTest < test.iteration.length) {
    const nextTraining = training.iteration[atTraining] ?? Number.POSITIVE_INFINITY;
    const nextTest = test.iteration[atTest] ?? Number.POSITIVE_INFINITY;
    merged.iteration.push(Math.min(nextTraining, nextTest));
    merged.training.push(nextTraining <= nextTest ? training[measure][atTraining++] : null);
    merged.test.push(nextTest <= nextTraining ? test[measure][atTest++] : null);
  }
  return merged;
}

const ACCURACY_FLOORS = [0, 0.5, 0.8, 0.9, 0.95, 0.98];
const LOSS_CEILINGS = [0.1, 0.2, 0.5, 1, 2, 2.5, 5, 10, 20, 50, 100];
/** Share of the points that may lie outside: the first steep seconds, whose shape nobody needs. */
const OUTSIDE = 0.08;

/**
 * The smallest and the largest value that a chart shows: the lower end of an accuracy and the upper
 * end of a loss come closer in few steps, so that the last percents can be told apart and the axis
 * still stands still nearly always.
 */
export function valueRange(
  data: ChartData,
  measure: Measure,
  others: readonly (readonly (number | null)[])[] = [],
): readonly [number, number] {
  const all = [...data.training, ...data.test, ...others.flat()];
  const values = all.filter(value => value !== null).sort(byValue);
  const outside = Math.floor(values.length * OUTSIDE);
  if (measure === 'accuracy') {
    const lowest = values[outside] ?? 0;
    return [ACCURACY_FLOORS.findLast(floor => floor <= lowest) ?? 0, 1];
  }
  const highest = values[values.length - 1 - outside] ?? 2.5;
  return [0, LOSS_CEILINGS.find(ceiling => ceiling >= highest) ?? highest];
}

function byValue(first: number, second: number): number {
  return first - second;
}

/**
 * Iterations that the axis shows: the whole run as soon as the curve fills a good part of it; before
 * that a half, a quarter, ... so that the first minutes of a long run are no sliver at the left.
 */
export function iterationRange(current: number, total: number): number {
  let range = Math.max(1, total, current);
  while (range / 2 >= LEAST_ITERATIONS && current <= FILLED * (range / 2)) {
    range /= 2;
  }
  return range;
}

const LEAST_ITERATIONS = 100;
const FILLED = 0.9;

/** Every n-th end of an epoch, in iterations: as many as fit when each needs `room` iterations. */
export function epochMarks(iterationsPerEpoch: number, total: number, room: number): number[] {
  if (!(iterationsPerEpoch > 0) || iterationsPerEpoch >= total) {
    return [];
  }
  const every = niceStep(Math.max(1, room / iterationsPerEpoch)) * iterationsPerEpoch;
  const marks = [];
  for (let iteration = every; iteration <= total; iteration += every) {
    marks.push(iteration);
  }
  return marks;
}

/** The smallest of 1, 2, 5, 10, 20, 50, … that is at least `value`. */
function niceStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find(step => step * power >= value * (1 - 1e-9)) ?? 10) * power;
}

/**
 * Index of the point of a curve that is nearest to `index`: the two curves seldom have a point at the
 * same iteration. `null` for a curve without any.
 */
export function nearestPoint(curve: readonly (number | null)[], index: number): number | null {
  for (let distance = 0; distance < curve.length; distance++) {
    for (const candidate of [index - distance, index + distance]) {
      if (typeof curve[candidate] === 'number') {
        return candidate;
      }
    }
  }
  return null;
}

/** The last value of a curve. */
export function lastValue(curve: readonly (number | null)[]): number | undefined {
  return curve.findLast(value => value !== null) ?? undefined;
}
