import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { grouped } from '../data/wording.ts';
import { ParamsError } from '../params/paramsFile.ts';
import { ProblemError } from './problemError.ts';

const { fs } = vscode.workspace;

/**
 * The bytes of a params file. Networks of other kinds come in the same formats, with gigabytes: what
 * is too large is not read.
 * @param fileName for the sentences of errors
 * @param maximumBytes what `mnist.maximumParamsMegabytes` allows
 * @throws ParamsError `too-large`, ProblemError where the file cannot be read
 */
export async function readParams(
  file: vscode.Uri,
  fileName: string,
  maximumBytes: number,
): Promise<Uint8Array> {
  const { size, type } = await orProblem(fs.stat(file), fileName);
  if ((type & (vscode.FileType.File | vscode.FileType.Directory)) === 0) {
    // Reading from a pipe that nobody writes into would never end.
    throw new ProblemError({
      reason: 'storage',
      message: t('{fileName} is no ordinary file but a pipe, a device or the like.', { fileName }),
    });
  }
  if (size > maximumBytes) {
    throw new ParamsError(
      'too-large',
      t(
        '{fileName} has {bytes} bytes, more than the {limit} that mnist.maximumParamsMegabytes allows. Is it a network for MNIST?',
        { fileName, bytes: grouped(size), limit: grouped(maximumBytes) },
      ),
    );
  }
  return orProblem(fs.readFile(file), fileName);
}

/** What a file system gives, or why it does not, in words. */
export async function orProblem<Result>(
  reading: Thenable<Result>,
  fileName: string,
): Promise<Result> {
  try {
    return await reading;
  } catch (error) {
    const isMissing = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    throw new ProblemError({
      reason: isMissing ? 'missing' : 'storage',
      message: isMissing
        ? t('{fileName} is not there any more. Was it moved or deleted?', { fileName })
        : t('{fileName} cannot be read: {reason}', {
            ...{ fileName, reason: error instanceof Error ? error.message : String(error) },
          }),
    });
  }
}
