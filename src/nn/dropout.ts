import type { Random } from './random.ts';

/**
 * a = a * mask,   mask = 0 with probability `rate`, else 1 / (1 - rate)
 *
 * Inverted dropout (Srivastava et al. 2014): the units that stay are made larger, so that the
 * expected sum is the same and a prediction needs no correction.
 * @param mask `[units]`, overwritten; backward needs it
 */
export function forwardDropout(
  a: Float64Array,
  rate: number,
  random: Random,
  mask: Float64Array,
): void {
  const kept = 1 / (1 - rate);
  for (let unit = 0; unit < a.length; unit++) {
    mask[unit] = random.uniform() < rate ? 0 : kept;
    a[unit] *= mask[unit];
  }
}

/** da = da * mask */
export function backwardDropout(mask: Float64Array, da: Float64Array): void {
  for (let unit = 0; unit < da.length; unit++) {
    da[unit] *= mask[unit];
  }
}
