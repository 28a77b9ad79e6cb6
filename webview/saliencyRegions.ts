import { type Region, regionAt, regionOf } from './regions.ts';

const REGIONS = 9;

/**
 * Where the slopes above 0 and those below 0 add up to the most; undefined where there are none.
 * @param saliency `[784]`
 */
export function strongestRegions(saliency: Float32Array): { pro?: Region; contra?: Region } {
  const above = new Float64Array(REGIONS);
  const below = new Float64Array(REGIONS);
  for (const [pixel, slope] of saliency.entries()) {
    (slope > 0 ? above : below)[regionOf(pixel)] += Math.abs(slope);
  }
  return { pro: largest(above), contra: largest(below) };
}

function largest(sums: Float64Array): Region | undefined {
  const most = Math.max(...sums);
  return most > 0 ? regionAt(sums.indexOf(most)) : undefined;
}
