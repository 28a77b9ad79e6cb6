import * as vscode from 'vscode';
import { grouped } from '../data/wording.ts';
import { ParamsError } from '../params/paramsFile.ts';
import { MAXIMUM_FILE_BYTES } from '../params/safetensors.ts';
import { ProblemError } from './problemError.ts';

const { fs } = vscode.workspace;

/**
 * The bytes of a params file. Networks of other kinds come as safetensors too, with gigabytes:
 * what is too large is not read.
 * @param fileName for the sentences of errors
 * @throws ParamsError `too-large`, ProblemError where the file cannot be read
 */
export async function readParams(file: vscode.Uri, fileName: string): Promise<Uint8Array> {
  const { size } = await orProblem(fs.stat(file), fileName);
  if (size > MAXIMUM_FILE_BYTES) {
    throw new ParamsError(
      'too-large',
      `${fileName} has ${grouped(size)} bytes, more than the ${grouped(MAXIMUM_FILE_BYTES)} ` +
        'that are read. Is it a network for MNIST?',
    );
  }
  return orProblem(fs.readFile(file), fileName);
}

async function orProblem<Result>(reading: Thenable<Result>, fileName: string): Promise<Result> {
  try {
    return await reading;
  } catch (error) {
    const isMissing = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    throw new ProblemError({
      reason: isMissing ? 'missing' : 'storage',
      message: isMissing
        ? `${fileName} is not there any more. Was it moved or deleted?`
        : `${fileName} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    });
  }
}
