import { PICTURE_SIDE } from './tileLayout.ts';

/** A ninth of a picture: row and column 0 to 2, from the top left. */
export interface Region {
  readonly row: number;
  readonly column: number;
}

const SIDE = 3;

/**
 * Where the slopes above 0 and those below 0 add up to the most; undefined where there are none.
 * @param saliency `[784]`
 */
export function strongestRegions(saliency: Float32Array): { pro?: Region; contra?: Region } {
  const above = new Float64Array(SIDE * SIDE);
  const below = new Float64Array(SIDE * SIDE);
  for (const [pixel, slope] of saliency.entries()) {
    const row = Math.floor((SIDE * Math.floor(pixel / PICTURE_SIDE)) / PICTURE_SIDE);
    const column = Math.floor((SIDE * (pixel % PICTURE_SIDE)) / PICTURE_SIDE);
    (slope > 0 ? above : below)[SIDE * row + column] += Math.abs(slope);
  }
  return { pro: largest(above), contra: largest(below) };
}

function largest(sums: Float64Array): Region | undefined {
  const most = Math.max(...sums);
  const at = sums.indexOf(most);
  return most > 0 ? { row: Math.floor(at / SIDE), column: at % SIDE } : undefined;
}
