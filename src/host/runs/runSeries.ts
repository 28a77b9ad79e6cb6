import type { CurvePoint, RunCurve } from '../../params/paramsFile.ts';
import type { HistoryPoints } from '../../protocol/subjects.ts';

/** How a run went, to be written into a file. */
export interface RunSeries {
  readonly name: string;
  /** 0 where nobody knows. */
  readonly iterationsPerEpoch: number;
  readonly points: HistoryPoints;
}

/** The course that a params file tells of. */
export function seriesOfCurve(name: string, { iterationsPerEpoch, points }: RunCurve): RunSeries {
  const known = points.filter(
    ({ trainLoss, trainAccuracy }) => trainLoss !== null && trainAccuracy !== null,
  );
  return {
    ...{ name, iterationsPerEpoch },
    points: {
      training: columns(known, 'trainLoss', 'trainAccuracy'),
      test: columns(points, 'testLoss', 'testAccuracy'),
    },
  };
}

function columns(
  points: readonly CurvePoint[],
  loss: 'trainLoss' | 'testLoss',
  accuracy: 'trainAccuracy' | 'testAccuracy',
): HistoryPoints['training'] {
  return {
    iteration: Float64Array.from(points, point => point.iteration),
    loss: Float64Array.from(points, point => point[loss] ?? 0),
    accuracy: Float64Array.from(points, point => point[accuracy] ?? 0),
  };
}
