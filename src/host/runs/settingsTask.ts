import type { UnreadFile } from '../../protocol/paramsTable.ts';
import type { MadeFile, ToReport } from '../../protocol/reportMessages.ts';
import { problemOf } from '../problemError.ts';
import type { SettingsTask } from '../reportSubject.ts';
import { type RunFiles, readHeader } from './readHeader.ts';

export interface SettingsOptions {
  /** What the files are called together. */
  readonly fileName: string;
  readonly nameOf: (address: string) => string;
  readonly files: Pick<RunFiles, 'facts' | 'readHead'>;
}

/** How several files were made, as they say themselves. One that cannot be read hides no other. */
export async function compareSettings(
  { settings }: SettingsTask,
  { fileName, nameOf, files }: SettingsOptions,
): Promise<ToReport> {
  const made: MadeFile[] = [];
  const unread: UnreadFile[] = [];
  for (const file of settings) {
    const name = nameOf(file);
    try {
      const { bytes } = await files.facts(file);
      made.push({ file, fileName: name, ...(await readHeader(files, file, name, bytes)) });
    } catch (error) {
      unread.push({ fileName: name, message: problemOf(error).message });
    }
  }
  return { type: 'settings', fileName, files: made, unread };
}
