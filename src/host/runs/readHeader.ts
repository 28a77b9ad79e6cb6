import {
  decodeParamsHeader,
  type ParamsHeader,
  paramsHeaderBytes,
} from '../../params/paramsHeader.ts';

/** The params files of a workspace, of which only the first bytes are read. */
export interface RunFiles {
  /** Their addresses. */
  find(): Promise<readonly string[]>;
  facts(file: string): Promise<{ readonly bytes: number; readonly modified: number }>;
  /** The first bytes of a file; fewer where it has no more. */
  readHead(file: string, bytes: number): Promise<Uint8Array>;
  /** Told whenever a params file comes, changes or goes. */
  watch(listener: () => void): { dispose(): void };
}

/** With the course of a run nearly all headers are shorter; the rest of a longer one is read then. */
const FIRST_BYTES = 32 * 1024;

/**
 * What a file says of itself. Its numbers are not read.
 * @param fileName for the sentences of errors
 * @param bytes of the whole file
 * @throws {ParamsError} and what the file system throws
 */
export async function readHeader(
  files: Pick<RunFiles, 'readHead'>,
  file: string,
  fileName: string,
  bytes: number,
): Promise<ParamsHeader> {
  const first = await files.readHead(file, Math.min(bytes, FIRST_BYTES));
  const needed = paramsHeaderBytes(first, bytes, fileName);
  const head = needed > first.length ? await files.readHead(file, needed) : first;
  return decodeParamsHeader(head, bytes, fileName);
}
