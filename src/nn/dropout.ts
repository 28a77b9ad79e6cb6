import type { Random } from './random.ts';
import type { FloatArray } from './sparse.ts';

/**
 * a = a * mask,   mask = 0 with probability `rate`, else 1 / (1 - rate)
 *
 * Inverted dropout (Srivastava et al. 2014): the units that stay are made larger, so that the
 * expected sum is the same and a prediction needs no correction.
 * @param mask `[units]`, overwritten; backward needs it
 */
export function forwardDropout(
  a: FloatArray,
  rate: number,
  random: Random,
  mask: FloatArray,
): void {
  const kept = 1 / (1 - rate);
  for (let unit = 0; unit < a.length; unit++) {
    mask[unit] = random.uniform() < rate ? 0 : kept;
    a[unit] *= mask[unit];
  }
}

/** da = da * mask */
export function backwardDropout(mask: FloatArray, da: FloatArray): void {
  for (let unit = 0; unit < da.length; unit++) {
    da[unit] *= mask[unit];
  }
}
