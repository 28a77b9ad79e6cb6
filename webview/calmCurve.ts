import type { HistoryPoints } from '../src/protocol/subjects.ts';

type Curve = HistoryPoints['training'];

/** Points of a curve over the whole width of a chart: more of them are a band of noise, not a line. */
const POINTS_SHOWN = 240;

/**
 * The curve with so few points that it reads as a line: each is the mean of as many neighbours as
 * it takes, which is what a point is by itself, the mean over the batches since the point before.
 * @param range iterations that the chart's axis shows
 */
export function calmCurve(curve: Curve, range: number): Curve {
  const count = curve.iteration.length;
  const spacing = count > 1 ? (curve.iteration[count - 1] - curve.iteration[0]) / (count - 1) : 1;
  const neighbours = Math.ceil(range / spacing / POINTS_SHOWN);
  if (neighbours <= 1) {
    return curve;
  }
  const groups = Math.ceil(count / neighbours);
  const mean = (values: Float64Array) =>
    Float64Array.from({ length: groups }, (_, group) => {
      // The newest point is as calm as the others while its group fills up.
      const end = Math.min(count, (group + 1) * neighbours);
      const members = values.subarray(Math.max(0, end - neighbours), end);
      return members.reduce((sum, value) => sum + value, 0) / members.length;
    });
  return {
    iteration: Float64Array.from(
      { length: groups },
      (_, group) => curve.iteration[Math.min(count, (group + 1) * neighbours) - 1],
    ),
    loss: mean(curve.loss),
    accuracy: mean(curve.accuracy),
  };
}
