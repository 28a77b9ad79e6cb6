import type { CurvePoint, RunCurve } from '../params/paramsFile.ts';
import { MAXIMUM_CURVE_POINTS } from '../params/runCurve.ts';
import type { Checkpoint, HistoryPoints } from '../protocol/subjects.ts';

/** A checkpoint that also says how its run went until then, if anything of it was measured. */
export function withCurve(
  checkpoint: Checkpoint,
  history: HistoryPoints,
  iterationsPerEpoch: number,
): Checkpoint {
  const { iterations, place } = checkpoint.provenance;
  const end = place?.iteration ?? iterations ?? Number.POSITIVE_INFINITY;
  const points = curvePoints(history, end);
  if (points.length === 0 || iterationsPerEpoch < 1) {
    return checkpoint;
  }
  const curve: RunCurve = { iterationsPerEpoch, points };
  return { ...checkpoint, provenance: { ...checkpoint.provenance, curve } };
}

/** A point for each measure of the test digits, or for every n-th of many, counted from the last. */
function curvePoints({ training, test }: HistoryPoints, end: number): CurvePoint[] {
  const measured = Array.from(test.iteration.keys()).filter(at => test.iteration[at] <= end);
  const every = Math.ceil(measured.length / MAXIMUM_CURVE_POINTS);
  const kept = measured.filter((_, place) => (measured.length - 1 - place) % every === 0);
  return kept.map((at, place) => {
    const iteration = test.iteration[at];
    const since = place === 0 ? 0 : test.iteration[kept[place - 1]];
    const trained = Array.from(training.iteration.keys()).filter(
      point => training.iteration[point] > since && training.iteration[point] <= iteration,
    );
    return {
      iteration,
      trainLoss: meanAt(training.loss, trained),
      trainAccuracy: meanAt(training.accuracy, trained),
      testLoss: test.loss[at],
      testAccuracy: test.accuracy[at],
    };
  });
}

function meanAt(values: Float64Array, places: readonly number[]): number | null {
  const sum = places.reduce((total, place) => total + values[place], 0);
  return places.length > 0 && Number.isFinite(sum) ? sum / places.length : null;
}
