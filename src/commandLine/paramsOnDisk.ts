import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeFolder, writeFileAside } from '../data/writeAside.ts';
import type { Codec } from '../params/codec.ts';
import { readerOf, writerOf } from '../params/codecs.ts';
import { paramsFileName } from '../params/fileName.ts';
import { faultsOf } from '../params/paramsFault.ts';
import { ParamsError, type ParamsFile } from '../params/paramsFile.ts';
import { encodeSafetensors } from '../params/safetensors.ts';
import { refuseTooLarge } from '../params/sizeLimit.ts';
import { InputError } from './failures.ts';

/** A params file as it was found. */
export interface OpenedParams {
  readonly params: ParamsFile;
  readonly codec: Codec;
  /** Bytes of the file. */
  readonly size: number;
}

/**
 * Reads a params file of any format, by the ending of its name.
 * @throws {InputError} or {ParamsError} that says what is wrong with the file
 */
export async function openParams(file: string): Promise<OpenedParams> {
  const codec = readerOf(file);
  const bytes = await readBytes(file);
  return { params: codec.read(bytes, file), codec, size: bytes.length };
}

/** @throws {InputError}, or {ParamsError} `too-large` before it is read */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    const status = await stat(file);
    if (!status.isFile() && !status.isDirectory()) {
      // Some, e.g. /dev/zero, never end; a pipe may never begin, and no limit knows its size.
      throw new InputError(`${file} is a device or a pipe. Name a params file.`);
    }
    refuseTooLarge(status.size, {}, faultsOf(file));
    return await readFile(file);
  } catch (error) {
    const isExplained = error instanceof InputError || error instanceof ParamsError;
    throw isExplained ? error : cannot('be read', file, error);
  }
}

/**
 * Before a long run: makes the folder that the result will be saved in and tries to write there.
 * @throws {InputError}, or {ParamsError} for a format that cannot be written
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
  writerOf(file);
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
 * Writes the file whole or not at all, over one of that name, in the format of its ending. If that
 * fails, the weights of what may have been a long run are saved among the temporary files.
 * @throws {InputError} that says why, and where they are instead
 */
export async function writeParams(file: string, params: ParamsFile): Promise<void> {
  try {
    await writeFileAside(file, writerOf(file).write(params));
  } catch (error) {
    const instead = path.join(tmpdir(), paramsFileName(params, new Date()));
    await writeFileAside(instead, encodeSafetensors(params)).catch(() => {
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
  ELOOP: 'it is a symbolic link that leads back to itself',
};

function cannot(what: string, file: string, error: unknown): InputError {
  const { code, message } = error as NodeJS.ErrnoException;
  return new InputError(`${file} cannot ${what}: ${REASONS[code ?? ''] ?? message}.`);
}
