import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Lies beside the IDX files of generated digits, so that they are known for what they are. */
export const GENERATED_MARK = 'generated-digits.json';

interface Mark {
  readonly seed: number;
  /** Content digest of the digits: a mark beside other digits means nothing. */
  readonly digest: string;
  /** The same of the test digits alone, which may be all that is read. */
  readonly testDigest: string;
}

/** The content of the mark file. */
export function encodeMark(mark: Mark): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(mark)}\n`);
}

/**
 * The folder's mark, if it has one.
 * @returns undefined where there is none, or somebody else's file of that name
 */
export async function readMark(folder: string): Promise<Mark | undefined> {
  try {
    const mark: Partial<Mark> = JSON.parse(await readFile(join(folder, GENERATED_MARK), 'utf8'));
    const { seed, digest = '', testDigest = '' } = mark;
    return Number.isInteger(seed) ? { seed: Number(seed), digest, testDigest } : undefined;
  } catch {
    return undefined;
  }
}
