import {
  type FileHandle,
  mkdir,
  open,
  readdir,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { t } from '@vscode/l10n';
import { asideName, isLeftBehind } from './asideName.ts';

/** A file that could not be written: disk full, read-only, no permission. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly reason = 'storage';
}

const WORDS: Readonly<Record<string, () => string>> = {
  ENOSPC: () => t('the disk is full. Make room'),
  EDQUOT: () => t('your disk quota is used up. Make room'),
  EFBIG: () => t('the file system takes no file that large. Choose a folder on another one'),
  EROFS: () => t('the file system is read-only. Choose another folder'),
  EACCES: () => t('you may not write there. Choose another folder or change its permissions'),
  EPERM: () => t('you may not write there. Choose another folder or change its permissions'),
  EEXIST: () => t('a part of its path is a file, not a folder. Choose another folder'),
  ENOTDIR: () => t('a part of its path is a file, not a folder. Choose another folder'),
  EISDIR: () => t('it is a folder. Choose another name'),
  ENOENT: () => t('no folder can be made there. Choose another one'),
  ENAMETOOLONG: () => t('its name is too long. Choose a shorter one'),
};

/**
 * Writes a file whole or not at all, whatever happens meanwhile: into a new file beside it, on to
 * the disk, then renamed over the old one. Missing folders are made. What killed programs have left
 * behind in the folder is removed.
 * @throws StorageError that says which file could not be written, why, and what to do
 */
export async function writeFileAside(path: string, bytes: Uint8Array): Promise<void> {
  // A link stays: what it points to is replaced.
  const target = await realpath(path).catch(() => path);
  const aside = asideName(target, hostname());
  try {
    await makeFolder(dirname(target));
    // `wx`: never through a link or over a file that somebody else put there.
    await writeToDisk(await open(aside, 'wx'), bytes);
    await rename(aside, target);
  } catch (error) {
    await rm(aside, { force: true }).catch(() => {});
    throw storageError(path, error as NodeJS.ErrnoException);
  }
  await removeLeftBehind(dirname(target)).catch(() => {}); // the next write tries again
}

async function removeLeftBehind(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter(name => isLeftBehind(name, hostname()));
  await Promise.all(names.map(name => rm(join(folder, name), { force: true })));
}

/**
 * Makes a folder and those above it that are missing. Not by `mkdir` with `recursive`: that never
 * ends where the system refuses a folder as if its parent were missing, as in /proc.
 */
export async function makeFolder(folder: string): Promise<void> {
  if (await stat(folder).catch(() => undefined)) {
    return;
  }
  await makeFolder(dirname(folder));
  await mkdir(folder).catch(error => {
    // Somebody else has made it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error;
    }
  });
}

async function writeToDisk(file: FileHandle, bytes: Uint8Array): Promise<void> {
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

function storageError(path: string, error: NodeJS.ErrnoException): StorageError {
  const why = WORDS[error.code ?? '']?.() ?? error.message;
  return new StorageError(t('{path} cannot be written: {why}.', { path, why }), { cause: error });
}
