import type { CurvePoint, ParamsFile, RunCurve } from './paramsFile.ts';
import { MAXIMUM_CURVE_POINTS } from './runCurve.ts';

/** What was measured of training batches and of the test digits, each in the order of time. */
type HistoryPoints = Readonly<Record<'training' | 'test', MeasuredPoints>>;
type MeasuredPoints = Readonly<Record<'iteration' | 'loss' | 'accuracy', Float64Array>>;

/**
 * A checkpoint that also says how its run went until then, if anything of it was measured. What it says
 * already is the course of the run before, which goes on.
 */
export function withCurve<Checkpoint extends Pick<ParamsFile, 'provenance'>>(
  checkpoint: Checkpoint,
  history: HistoryPoints,
  iterationsPerEpoch: number,
): Checkpoint {
  const { iterations, place, curve: earlier } = checkpoint.provenance;
  const end = place?.iteration ?? iterations ?? Number.POSITIVE_INFINITY;
  const points = thinned([...pointsBefore(earlier, history), ...curvePoints(history, end)]);
  if (points.length === 0 || iterationsPerEpoch < 1) {
    return checkpoint;
  }
  const curve: RunCurve = { iterationsPerEpoch, points };
  return { ...checkpoint, provenance: { ...checkpoint.provenance, curve } };
}

/** The run before, up to where this one begins. */
function pointsBefore(earlier: RunCurve | undefined, { test }: HistoryPoints): CurvePoint[] {
  const begin = test.iteration[0] ?? Number.POSITIVE_INFINITY;
  return (earlier?.points ?? []).filter(({ iteration }) => iteration < begin);
}

/** A point for each measure of the test digits. */
function curvePoints({ training, test }: HistoryPoints, end: number): CurvePoint[] {
  const measured = Array.from(test.iteration).filter(iteration => iteration <= end);
  let trained = 0;
  return measured.map((iteration, at) => {
    const begin = trained;
    while (training.iteration[trained] <= iteration) {
      trained++;
    }
    return {
      iteration,
      trainLoss: meanOf(training.loss.subarray(begin, trained)),
      trainAccuracy: meanOf(training.accuracy.subarray(begin, trained)),
      testLoss: test.loss[at],
      testAccuracy: test.accuracy[at],
    };
  });
}

/** Every n-th point, counted from the last one, where there are too many. */
function thinned(points: readonly CurvePoint[]): CurvePoint[] {
  const every = Math.ceil(points.length / MAXIMUM_CURVE_POINTS);
  return points.filter((_, at) => (points.length - 1 - at) % every === 0);
}

function meanOf(values: Float64Array): number | null {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Number.isFinite(mean) ? mean : null;
}
