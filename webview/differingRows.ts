import type { ProvenanceRow } from './provenanceRows.ts';

/** Something that two files say differently of themselves. */
export interface DifferingRow {
  readonly name: string;
  /** Undefined where the file does not say it. */
  readonly values: readonly [string | undefined, string | undefined];
}

/** Rows whose values differ, in the order of the rows; what both say alike has none. */
export function differingRows(
  one: readonly ProvenanceRow[],
  other: readonly ProvenanceRow[],
): DifferingRow[] {
  const names = [...new Set([...one, ...other].map(({ name }) => name))];
  const valueIn = (rows: readonly ProvenanceRow[], name: string) =>
    rows.find(row => row.name === name)?.value;
  return names
    .map(name => ({ name, values: [valueIn(one, name), valueIn(other, name)] as const }))
    .filter(({ values: [first, second] }) => first !== second);
}
