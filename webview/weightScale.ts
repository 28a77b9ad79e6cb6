/** Share of all weights that lie inside the colour scale. */
const INSIDE = 0.995;

/**
 * The largest byte that is not an outlier: weights beyond have the colour of the end. With the
 * largest weight of all as the end, one outlier would make all other weights look like zero.
 * @param weights -127 to 127
 * @returns 1 to 127
 */
export function largestUsualByte(weights: Int8Array): number {
  const counts = new Uint32Array(129);
  for (let at = 0; at < weights.length; at++) {
    const byte = weights[at];
    counts[byte < 0 ? -byte : byte]++;
  }
  let below = 0;
  for (let byte = 0; byte < 127; byte++) {
    below += counts[byte];
    if (below >= INSIDE * weights.length) {
      return Math.max(1, byte);
    }
  }
  return 127;
}
