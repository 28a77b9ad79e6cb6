/** A picture's numbers as a table, for those who read it instead of looking at it. */
export interface TextTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** So many rows are read to the end. */
const MOST_ROWS = 40;

/** Places of at most 40 of so many points, evenly over all of them; the first and the last are there. */
export function thinnedPlaces(count: number): number[] {
  if (count <= MOST_ROWS) {
    return Array.from({ length: count }, (_, place) => place);
  }
  const step = (count - 1) / (MOST_ROWS - 1);
  return Array.from({ length: MOST_ROWS }, (_, row) => Math.round(row * step));
}
