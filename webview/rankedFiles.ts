import type { EvaluatedFile } from '../src/protocol/paramsTable.ts';

/** A file at its place in the table. */
export interface RankedFile extends EvaluatedFile {
  /** Nothing in the table is more accurate. */
  readonly isBest: boolean;
}

/** The most accurate files first, equal ones by name; one file alone is not the best of anything. */
export function rankFiles(files: readonly EvaluatedFile[]): RankedFile[] {
  const most = Math.max(...files.map(({ accuracy }) => accuracy));
  return files
    .map(file => ({ ...file, isBest: files.length > 1 && file.accuracy === most }))
    .sort(
      (one, other) =>
        other.accuracy - one.accuracy || one.fileName.localeCompare(other.fileName, 'en'),
    );
}

/** How it was trained, in few words: `8 epochs, quick`; a file that does not say: undefined. */
export function trainingText({
  provenance: { epochs, preset },
}: Pick<EvaluatedFile, 'provenance'>): string | undefined {
  const parts = [
    ...(epochs === undefined ? [] : [epochs === 1 ? '1 epoch' : `${epochs} epochs`]),
    ...(preset === undefined ? [] : [preset]),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}
