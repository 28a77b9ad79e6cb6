import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Lies beside the IDX files of generated digits, so that they are known for what they are. */
export const GENERATED_MARK = 'generated-digits.json';

interface Mark {
  readonly seed: number;
  /** Content digest of the digits: a mark beside other digits means nothing. */
  readonly digest: string;
}

/** The content of the mark file. */
export function encodeMark(mark: Mark): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(mark)}\n`);
}

/** The seed that digits of this digest were generated with, if the folder says so. */
export async function generatedSeed(folder: string, digest: string): Promise<number | undefined> {
  try {
    const mark: Partial<Mark> = JSON.parse(await readFile(join(folder, GENERATED_MARK), 'utf8'));
    return mark.digest === digest && Number.isInteger(mark.seed) ? mark.seed : undefined;
  } catch {
    return undefined; // no mark, or somebody else's file of that name
  }
}
