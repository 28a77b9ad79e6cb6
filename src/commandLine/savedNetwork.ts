import type { Dataset } from '../data/dataset.ts';
import { endingsOf, READERS } from '../params/codecs.ts';
import type { ParamsFile } from '../params/paramsFile.ts';
import { loadDigits } from './digitsOption.ts';
import { UsageError } from './failures.ts';
import { openParams } from './paramsOnDisk.ts';
import type { Terminal } from './terminal.ts';

/** Options of every command that shows test digits to a saved network. */
export const SAVED_NETWORK_OPTIONS = {
  data: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** For the help of commands that read a params file. */
export const FILE_HELP = `  FILE         ${endingsOf(READERS).join(', ')}: the format is known by the ending`;

/**
 * Reads the one file that the command line names, then the test digits.
 * @throws {UsageError} or what is wrong with the file or the digits
 */
export async function openSavedNetwork(
  positionals: readonly string[],
  { data, json }: { readonly data?: string; readonly json?: boolean },
  terminal: Terminal,
  signal: AbortSignal,
): Promise<{ file: ParamsFile; dataset: Dataset }> {
  // The file first: what is wrong with it is known at once.
  const { params: file } = await openParams(onlyFile(positionals));
  return { file, dataset: await loadDigits({ data, json, testOnly: true }, terminal, signal) };
}

/** @throws {UsageError} */
export function onlyFile(positionals: readonly string[]): string {
  if (positionals.length !== 1 || positionals[0] === '') {
    throw new UsageError(
      positionals.length > 1
        ? `Name one params file, not ${positionals.length}.`
        : 'Name a params file.',
    );
  }
  return positionals[0];
}
