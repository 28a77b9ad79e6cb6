/** Share of all weights that lie inside the colour scale. */
const INSIDE = 0.995;

/**
 * The largest byte that is not an outlier: weights beyond have the colour of the end. With the
 * largest weight of all as the end, one outlier would make all other weights look like zero.
 * @param weights -127 to 127
 * @returns 1 to 127
 */
export function largestUsualByte(weights: Int8Array): number {
  // By their bits: to ask every weight for its sign takes three times as long.
  const counts = new Uint32Array(256);
  for (let at = 0; at < weights.length; at++) {
    counts[weights[at] & 255]++;
  }
  let below = 0;
  for (let byte = 0; byte < 127; byte++) {
    below += byte === 0 ? counts[0] : counts[byte] + counts[256 - byte];
    if (below >= INSIDE * weights.length) {
      return Math.max(1, byte);
    }
  }
  return 127;
}
