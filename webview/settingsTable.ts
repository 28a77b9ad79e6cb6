import { t } from '@vscode/l10n';
import type { MadeFile } from '../src/protocol/reportMessages.ts';
import { provenanceRows } from './provenanceRows.ts';

/** What several files say of one setting. */
export interface SettingRow {
  readonly name: string;
  /** One for each file; undefined where a file does not say it. */
  readonly values: readonly (string | undefined)[];
  /** Not all say the same. */
  readonly differs: boolean;
}

/** All that the files say of how they were made, in the order in which one file says it. */
export function settingRows(
  files: readonly Pick<MadeFile, 'layers' | 'provenance'>[],
): SettingRow[] {
  const rowsOfFiles = files.map(({ layers, provenance }) => [
    { name: t('Layers'), value: layers.join('-') },
    ...provenanceRows(provenance),
  ]);
  const names = [...new Set(rowsOfFiles.flat().map(({ name }) => name))];
  return names.map(name => {
    const values = rowsOfFiles.map(rows => rows.find(row => row.name === name)?.value);
    return { name, values, differs: values.some(value => value !== values[0]) };
  });
}
