import { t } from '@vscode/l10n';
import type { EvaluatedFile } from '../src/protocol/paramsTable.ts';
import { wholeNumber } from './figures.ts';

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

/** `8 epochs` */
export function epochsText(count: number): string {
  return count === 1 ? t('1 epoch') : t('{count} epochs', { count: wholeNumber(count) });
}

/** How it was trained, in few words: `8 epochs, quick`; a file that does not say: undefined. */
export function trainingText({
  provenance: { epochs, preset },
}: Pick<EvaluatedFile, 'provenance'>): string | undefined {
  const parts = [
    ...(epochs === undefined ? [] : [epochsText(epochs)]),
    ...(preset === undefined ? [] : [preset]),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}
