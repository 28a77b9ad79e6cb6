import type { RunOverlay } from '../src/protocol/overlays.ts';
import type { ChartData, Measure } from './chartData.ts';

/** A curve over the axis of a chart; `null` where it has no point. */
export type Line = (number | null)[];

/** Always the same array: nothing has to be drawn anew for it. */
export const NO_OVERLAYS: readonly RunOverlay[] = [];

/** The curves of a run with those of others, all over one axis. */
export interface OverlaidData {
  readonly data: ChartData;
  /** Of the test digits, one for each of the others. */
  readonly lines: readonly Line[];
}

/** Puts the test curves of other runs beside those of a chart. Iterations rise in each. */
export function overlaid(
  data: ChartData,
  overlays: readonly RunOverlay[],
  measure: Measure,
): OverlaidData {
  if (overlays.length === 0) {
    return { data, lines: [] };
  }
  const all = [data.iteration, ...overlays.map(({ curve }) => curve.points.map(iterationOf))];
  const iteration = [...new Set(all.flat())].sort((one, other) => one - other);
  const place = new Map(iteration.map((value, at) => [value, at]));
  const spread = (from: readonly number[], values: readonly (number | null)[]) => {
    const line: Line = new Array(iteration.length).fill(null);
    for (let at = 0; at < from.length; at++) {
      line[place.get(from[at]) as number] = values[at];
    }
    return line;
  };
  return {
    data: {
      iteration,
      training: spread(data.iteration, data.training),
      test: spread(data.iteration, data.test),
    },
    lines: overlays.map(({ curve }, at) => spread(all[at + 1], testValues(curve.points, measure))),
  };
}

/** The last iteration of the longest of these runs; 0 without any. */
export function lastIteration(overlays: readonly RunOverlay[]): number {
  return Math.max(0, ...overlays.map(({ curve }) => curve.points.at(-1)?.iteration ?? 0));
}

function iterationOf({ iteration }: { readonly iteration: number }): number {
  return iteration;
}

function testValues(points: RunOverlay['curve']['points'], measure: Measure): number[] {
  return points.map(point => (measure === 'accuracy' ? point.testAccuracy : point.testLoss));
}
