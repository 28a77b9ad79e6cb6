import type { Histogram } from '../protocol/paramsPortrait.ts';

/** Bins of a histogram: fine enough for its shape, wide enough to be seen and to be filled. */
const BINS = { fewest: 10, most: 60, perSquareRoot: 2 };

/**
 * Counts numbers in bins of the same width, from the smallest to the largest number. Where all are
 * the same they are in the middle of bins around them.
 * @param values finite, at least one
 */
export function histogramOf(
  values: Float32Array,
  { minimum, maximum }: { readonly minimum: number; readonly maximum: number },
): Histogram {
  const isFlat = minimum === maximum;
  const room = isFlat ? Math.max(Math.abs(minimum), 1) / 2 : 0;
  const from = minimum - room;
  const to = maximum + room;
  const wanted = Math.ceil(BINS.perSquareRoot * Math.sqrt(values.length));
  const bins = Math.max(BINS.fewest, Math.min(BINS.most, wanted));
  const counts = new Array<number>(bins).fill(0);
  const binsPerUnit = bins / (to - from);
  for (let index = 0; index < values.length; index++) {
    // The largest number would begin a further bin.
    counts[Math.min(bins - 1, Math.floor((values[index] - from) * binsPerUnit))]++;
  }
  return { from, to, counts };
}
