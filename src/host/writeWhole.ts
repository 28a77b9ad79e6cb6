import { hostname } from 'node:os';
import { t } from '@vscode/l10n';
import { asideName, isLeftBehind } from '../data/asideName.ts';
import { ParamsError } from '../params/paramsFile.ts';
import type { Folder } from './folder.ts';

/**
 * Writes a new file whole or not at all: aside, then renamed. Never over an existing one: where the
 * name is taken, `-2`, `-3` and so on is put before its extension.
 * @returns the name that it got
 * @throws ParamsError `storage` that says why it could not be written
 */
export async function writeNewFile(
  folder: Folder,
  fileName: string,
  bytes: Uint8Array,
): Promise<string> {
  return writeAside(folder, fileName, bytes, async aside => {
    for (let attempt = 1; ; attempt++) {
      const name = attempt === 1 ? fileName : numbered(fileName, attempt);
      if (await folder.rename(aside, name, { overwrite: false })) {
        return name;
      }
    }
  });
}

/**
 * Writes a new file of this very name whole or not at all, and never over one of that name.
 * @throws ParamsError `storage` that says why it could not be written
 */
export async function writeFileNamed(
  folder: Folder,
  fileName: string,
  bytes: Uint8Array,
): Promise<void> {
  await writeAside(folder, fileName, bytes, async aside => {
    if (!(await folder.rename(aside, fileName, { overwrite: false }))) {
      throw new ParamsError(
        'storage',
        t('{fileName} cannot be written: a file of that name is there already; rename it.', {
          fileName,
        }),
      );
    }
    return fileName;
  });
}

/**
 * Writes a file whole or not at all, over one of that name.
 * @throws ParamsError `storage` that says why it could not be written
 */
export async function replaceFile(
  folder: Folder,
  fileName: string,
  bytes: Uint8Array,
): Promise<void> {
  await writeAside(folder, fileName, bytes, async aside => {
    await folder.rename(aside, fileName, { overwrite: true });
    return fileName;
  });
}

async function writeAside(
  folder: Folder,
  fileName: string,
  bytes: Uint8Array,
  putInPlace: (aside: string) => Promise<string>,
): Promise<string> {
  const aside = asideName(fileName, hostname());
  try {
    await folder.create();
    await folder.write(aside, bytes);
    await checkWhole(folder, aside, bytes.length);
    const name = await putInPlace(aside);
    await removeLeftBehind(folder).catch(() => {}); // the next write tries again
    return name;
  } catch (error) {
    await folder.remove(aside).catch(() => {});
    if (error instanceof ParamsError) {
      throw error;
    }
    throw new ParamsError('storage', storageFault(error, fileName), { cause: error });
  }
}

/** What editors that were killed amid a write have left behind. */
async function removeLeftBehind(folder: Folder): Promise<void> {
  const names = (await folder.list()).filter(name => isLeftBehind(name, hostname()));
  await Promise.all(names.map(name => folder.remove(name)));
}

/** VS Code takes a write for done that a disk which has become full has cut short. */
async function checkWhole(folder: Folder, name: string, length: number): Promise<void> {
  const written = await folder.read(name);
  if (written?.length !== length) {
    throw new Error(`no space left: ${written?.length ?? 0} of ${length} bytes were written`);
  }
}

function numbered(fileName: string, number: number): string {
  const dot = fileName.lastIndexOf('.');
  return dot < 0
    ? `${fileName}-${number}`
    : `${fileName.slice(0, dot)}-${number}${fileName.slice(dot)}`;
}

/**
 * What file systems say, in words, with what to do next. The codes are Node's and those of VS Code's
 * FileSystemError, whose names are others (`EntryExists (FileSystemError)`) than its codes (`FileExists`).
 */
const REASONS: readonly [RegExp, (file: { readonly fileName: string }) => string][] = [
  [
    /ENOSPC|no space/i,
    file =>
      t(
        '{fileName} cannot be written: the disk is full; free some space and save again, or save elsewhere.',
        file,
      ),
  ],
  [
    /EDQUOT|ExceedsStorageQuota/,
    file =>
      t(
        '{fileName} cannot be written: your disk quota is used up; free some space, or save elsewhere.',
        file,
      ),
  ],
  [
    /EROFS|read-?only/i,
    file => t('{fileName} cannot be written: the file system is read-only; save elsewhere.', file),
  ],
  [
    /EACCES|EPERM|NoPermissions/,
    file =>
      t(
        '{fileName} cannot be written: the folder may not be written to; allow it, or save elsewhere.',
        file,
      ),
  ],
  [
    /ENOTDIR|EEXIST|(File|Entry)(NotADirectory|Exists)/,
    file =>
      t(
        '{fileName} cannot be written: a file stands where its folder should be; rename that file and save again, or save elsewhere.',
        file,
      ),
  ],
  [
    /EISDIR|IsADirectory/,
    file =>
      t(
        '{fileName} cannot be written: a folder has that name; rename the folder, or save elsewhere.',
        file,
      ),
  ],
  [
    /ENOENT|(File|Entry)NotFound/,
    file =>
      t(
        '{fileName} cannot be written: its folder is not there any more; save again, or save elsewhere.',
        file,
      ),
  ],
  [
    /EBUSY|WriteLocked/,
    file =>
      t(
        '{fileName} cannot be written: another program holds it; save again, or save elsewhere.',
        file,
      ),
  ],
  [
    /TooLarge/,
    file =>
      t('{fileName} cannot be written: it is too large for its file system; save elsewhere.', file),
  ],
  [
    /Unavailable|ENOPRO/,
    file =>
      t(
        '{fileName} cannot be written: its file system cannot be reached; save again, or save elsewhere.',
        file,
      ),
  ],
];

/** The code counts before the sentence, which may have a path in it. */
function storageFault(error: unknown, fileName: string): string {
  const {
    code = '',
    name,
    message,
  }: NodeJS.ErrnoException = error instanceof Error ? error : new Error(String(error));
  for (const text of [`${code} ${name}`, message]) {
    const known = REASONS.find(([pattern]) => pattern.test(text));
    if (known !== undefined) {
      return known[1]({ fileName });
    }
  }
  return t('{fileName} cannot be written: {reason}.', { fileName, reason: message });
}
