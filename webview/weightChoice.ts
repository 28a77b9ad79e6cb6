import type { UnitSort } from './unitSort.ts';

/** What a person chose to see of the hidden units; the dashboard keeps it. */
export interface WeightChoice {
  /** Index of the large unit in its layer; undefined: the first tile's. */
  readonly unit?: number;
  /** Missing: by strength. */
  readonly sort?: UnitSort;
}
