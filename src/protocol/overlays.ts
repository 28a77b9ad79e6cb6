// Other runs that a dashboard draws beside its own.
import type { RunCurve } from '../params/paramsFile.ts';

/** More lines than anybody tells apart. */
export const MOST_OVERLAYS = 8;

/** A run that is drawn beside another one. */
export interface RunOverlay {
  /** Address of its params file. */
  readonly file: string;
  readonly name: string;
  /** 0 to 7: decides how its lines look, as long as they are drawn. */
  readonly slot: number;
  readonly curve: RunCurve;
}

/** How the line of each slot is broken, in pixels: drawn and not drawn in turn. */
export const OVERLAY_DASHES: readonly (readonly number[])[] = [
  [6, 3],
  [2, 2],
  [8, 3, 2, 3],
  [12, 4],
  [4, 2, 1, 2],
  [10, 2, 2, 2, 2, 2],
  [1, 3],
  [14, 3, 4, 3],
];
