import type { RunCurve } from '../src/params/paramsFile.ts';
import type { HistoryPoints } from '../src/protocol/subjects.ts';

/** A run as the dashboard's chart draws it. */
export interface CurveHistory {
  readonly history: HistoryPoints;
  readonly iterations: number;
  readonly iterationsPerEpoch: number;
}

/** The curve that a params file claims, as the points of a history. */
export function curveHistory(curve: RunCurve): CurveHistory {
  const { iterationsPerEpoch, points } = curve;
  const trained = points.flatMap(({ iteration, trainLoss: loss, trainAccuracy: accuracy }) =>
    loss === null || accuracy === null ? [] : [{ iteration, loss, accuracy }],
  );
  const tested = points.map(({ iteration, testLoss: loss, testAccuracy: accuracy }) => ({
    iteration,
    loss,
    accuracy,
  }));
  return {
    history: { training: columns(trained), test: columns(tested) },
    iterations: points.at(-1)?.iteration ?? 0,
    iterationsPerEpoch,
  };
}

function columns(
  rows: readonly { iteration: number; loss: number; accuracy: number }[],
): HistoryPoints['test'] {
  return {
    iteration: Float64Array.from(rows, row => row.iteration),
    loss: Float64Array.from(rows, row => row.loss),
    accuracy: Float64Array.from(rows, row => row.accuracy),
  };
}
