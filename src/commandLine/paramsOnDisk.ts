import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { grouped } from '../data/wording.ts';
import { makeFolder, writeFileAside } from '../data/writeAside.ts';
import { paramsFileName } from '../params/fileName.ts';
import type { ParamsFile } from '../params/paramsFile.ts';
import { decodeSafetensors, encodeSafetensors, MAXIMUM_FILE_BYTES } from '../params/safetensors.ts';
import { InputError } from './failures.ts';

/** @throws {InputError} or {ParamsError} that says what is wrong with the file */
export async function readParams(file: string): Promise<ParamsFile> {
  return decodeSafetensors(await readBytes(file), file);
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    const status = await stat(file);
    const { size } = status;
    if (status.isCharacterDevice() || status.isBlockDevice()) {
      // Some, e.g. /dev/zero, never end.
      throw new InputError(`${file} is a device. Name a .safetensors file.`);
    }
    if (size <= MAXIMUM_FILE_BYTES) {
      return await readFile(file);
    }
    throw new InputError(
      `${file} has ${grouped(size)} bytes, more than the ${grouped(MAXIMUM_FILE_BYTES)} that are read.`,
    );
  } catch (error) {
    throw error instanceof InputError ? error : cannot('be read', file, error);
  }
}

/**
 * Before a long run: makes the folder that the result will be saved in and tries to write there.
 * @throws {InputError}
 */
export async function prepareToWrite(file: string): Promise<void> {
  const existing = await stat(file).catch(() => undefined);
  if (existing?.isDirectory()) {
    throw new InputError(`${file} is a folder. Name a file, for example in it.`);
  }
  if (existing && !existing.isFile()) {
    throw new InputError(`${file} is a device or a pipe, which would be replaced. Name a file.`);
  }
  if (/[/\\]$/.test(file)) {
    throw new InputError(`${file} names a folder. Name a file, for example in it.`);
  }
  const probe = `${path.resolve(file)}.${process.pid}.probe`;
  try {
    await makeFolder(path.dirname(probe));
    await writeFile(probe, '', { flag: 'wx' });
    await rm(probe);
  } catch (error) {
    throw cannot('be written', file, error);
  }
}

/**
 * Writes the file whole or not at all, over one of that name. If that fails, the weights of what
 * may have been a long run are saved among the temporary files.
 * @throws {InputError} that says why, and where they are instead
 */
export async function writeParams(file: string, params: ParamsFile): Promise<void> {
  const bytes = encodeSafetensors(params);
  try {
    await writeFileAside(file, bytes);
  } catch (error) {
    const instead = path.join(tmpdir(), paramsFileName(params, new Date()));
    await writeFileAside(instead, bytes).catch(() => {
      throw error;
    });
    throw new InputError(
      `${(error as Error).message} The weights are saved in ${instead} instead.`,
    );
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EEXIST: 'a part of its path is a file, not a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'its name is too long',
};

function cannot(what: string, file: string, error: unknown): InputError {
  const { code, message } = error as NodeJS.ErrnoException;
  return new InputError(`${file} cannot ${what}: ${REASONS[code ?? ''] ?? message}.`);
}
