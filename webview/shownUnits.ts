import type { WeightPictures } from '../src/protocol/subjects.ts';

/** Units of the first layer that are drawn before somebody asks for more. */
export const FIRST_UNITS = 128;

/** The pictures of the strongest units; the same object where there are no more. */
export function strongestUnits(pictures: WeightPictures, count: number): WeightPictures {
  const { units, strengths, weights, outgoing, nextOutputs } = pictures;
  if (units.length <= count) {
    return pictures;
  }
  const pixels = weights.length / units.length;
  return {
    ...pictures,
    units: units.slice(0, count),
    strengths: strengths.slice(0, count),
    weights: weights.slice(0, count * pixels),
    outgoing: outgoing.slice(0, count * nextOutputs),
  };
}
