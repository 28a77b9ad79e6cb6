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
  const aside = `${fileName}.partial`;
  try {
    await folder.create();
    await folder.write(aside, bytes);
    return await putInPlace(aside);
  } catch (error) {
    await folder.remove(aside).catch(() => {});
    const message = `${fileName} cannot be written: ${storageReason(error)}.`;
    throw new ParamsError('storage', message, { cause: error });
  }
}

function numbered(fileName: string, number: number): string {
  const dot = fileName.lastIndexOf('.');
  return dot < 0
    ? `${fileName}-${number}`
    : `${fileName.slice(0, dot)}-${number}${fileName.slice(dot)}`;
}

/** What file systems say, in words. The codes are Node's, and those of VS Code's FileSystemError. */
const REASONS: readonly [RegExp, string][] = [
  [/ENOSPC|no space/i, 'the disk is full'],
  [/EDQUOT/, 'your disk quota is used up'],
  [/EROFS/, 'the file system is read-only'],
  [/EACCES|EPERM|NoPermissions|readonly|read-only/i, 'the folder may not be written to'],
  [/ENOTDIR|FileNotADirectory|FileExists/, 'a part of the path is a file, not a folder'],
  [/Unavailable/, 'its file system cannot be reached'],
];

function storageReason(error: unknown): string {
  const text = error instanceof Error ? `${error.name} ${error.message}` : String(error);
  return REASONS.find(([pattern]) => pattern.test(text))?.[1] ?? text;
}
