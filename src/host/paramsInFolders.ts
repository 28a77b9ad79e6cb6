import { t } from '@vscode/l10n';
import { READABLE_FORMATS } from '../params/formats.ts';
import type { UnreadFile } from '../protocol/paramsTable.ts';
import { problemOf } from './problemError.ts';

/** What a folder has, without what leads out of it. */
export interface FolderEntry {
  readonly name: string;
  readonly address: string;
  readonly isFolder: boolean;
}

/** Lists a folder; undefined for a file. Rejects where that cannot be known. */
export type ListFolder = (address: string) => Promise<readonly FolderEntry[] | undefined>;

export interface FoundParams {
  readonly files: readonly FoundFile[];
  /** Places that cannot be looked into. */
  readonly unread: readonly UnreadFile[];
  /** That there are more, where there are too many. */
  readonly notice?: string;
}

export interface FoundFile {
  readonly address: string;
  /** Its name may be that of something else: where it is no params file nobody needs to hear of it. */
  readonly isGuess: boolean;
}

/** More than a table that anybody reads. */
const MOST_FILES = 200;
/** A folder that is chosen by mistake, such as a home folder, must not be searched for minutes. */
const MOST_FOLDERS = 1000;
/** Folders with other people's files, and hidden ones. */
const PASSED_OVER = /^(\..*|node_modules|site-packages|__pycache__|venv)$/;

/**
 * The params files of places: a file stands for itself, whatever it is; a folder for the readable
 * files in it and in the folders below. Folder by folder, by name, each file once.
 * @param nameOf what a place is called, for those that cannot be looked into
 */
export async function findParams(
  places: readonly string[],
  listFolder: ListFolder,
  nameOf: (address: string) => string,
): Promise<FoundParams> {
  const files = new Map<string, FoundFile>();
  const unread: UnreadFile[] = [];
  const queue = [...places];
  let folders = 0;
  for (let at = 0; at < queue.length; at++) {
    const place = queue[at];
    if (files.size > MOST_FILES || folders >= MOST_FOLDERS) {
      return { files: [...files.values()].slice(0, MOST_FILES), unread, notice: moreNotice(files) };
    }
    try {
      const entries = await listFolder(place);
      if (entries === undefined) {
        files.set(place, { address: place, isGuess: false });
        continue;
      }
      folders++;
      for (const { name, address, isFolder } of byName(entries)) {
        if (isFolder && !PASSED_OVER.test(name)) {
          queue.push(address);
        } else if (!isFolder && isParamsName(name) && !files.has(address)) {
          files.set(address, { address, isGuess: isJson(name) });
        }
      }
    } catch (error) {
      unread.push({ fileName: nameOf(place), message: problemOf(error).message });
    }
  }
  const notice = files.size > MOST_FILES ? moreNotice(files) : undefined;
  return { files: [...files.values()].slice(0, MOST_FILES), unread, notice };
}

function moreNotice(files: ReadonlyMap<string, FoundFile>): string {
  return files.size > MOST_FILES
    ? t(
        'There are more than {limit} files: only the first {limit} are here. Choose a smaller folder.',
        { limit: MOST_FILES },
      )
    : t('There are more than {limit} folders: not all were searched. Choose a smaller folder.', {
        limit: MOST_FOLDERS,
      });
}

function byName(entries: readonly FolderEntry[]): FolderEntry[] {
  return [...entries].sort((one, other) => one.name.localeCompare(other.name));
}

function isParamsName(name: string): boolean {
  const lower = name.toLowerCase();
  return READABLE_FORMATS.some(({ extensions }) => extensions.some(end => lower.endsWith(end)));
}

function isJson(name: string): boolean {
  return name.toLowerCase().endsWith('.json');
}
