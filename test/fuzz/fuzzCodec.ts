import { Random } from '../../src/nn/random.ts';
import type { Codec } from '../../src/params/codec.ts';
import { ParamsError, type ParamsFile } from '../../src/params/paramsFile.ts';
import { mutantOf, validFiles } from './validFiles.ts';

/** A mutant that a codec did not stand. */
export interface Finding {
  readonly index: number;
  readonly what: string;
  readonly bytes: Uint8Array;
}

export interface FuzzReport {
  readonly format: string;
  readonly files: number;
  readonly mutants: number;
  /** Mutants that are still networks. */
  readonly read: number;
  /** Mutants refused, by the reason. */
  readonly refused: Readonly<Record<string, number>>;
  /** Milliseconds of the slowest mutant. */
  readonly slowest: number;
  /** Bytes that the mutant with the most of them allocated. */
  readonly mostBytes: number;
  readonly findings: readonly Finding[];
}

export interface FuzzOptions {
  readonly seed: number;
  /** Whether to go on after so many mutants. */
  readonly goOn: (mutants: number) => boolean;
}

const FILE_NAME = 'mutant';
/** Mutants have less than 100 KB: one that needs more memory than that claims it falsely. */
const MAXIMUM_BYTES = 4 * 1024 * 1024;
/** What may be allocated in all: unpacked, decoded and as layers, and a last slice of a zip bomb. */
const MOST_BYTES = 128 * 1024 * 1024;
const LONGEST_MILLISECONDS = 1000;
/** A pause of the machine is none of the codec: what is slow is slow three times. */
const ATTEMPTS = 3;
const MOST_FINDINGS = 10;

/** Reads mutants of valid files; the same seed gives the same mutants. */
export function fuzzCodec(codec: Codec, { seed, goOn }: FuzzOptions): FuzzReport {
  const files = validFiles(codec);
  const refused: Record<string, number> = {};
  const findings: Finding[] = [];
  let [index, read, slowest, mostBytes] = [0, 0, 0, 0];
  for (; goOn(index) && findings.length < MOST_FINDINGS; index++) {
    const bytes = mutantOf(files, new Random(seed, index));
    const attempt = attemptAgain(codec, bytes);
    slowest = Math.max(slowest, attempt.milliseconds);
    mostBytes = Math.max(mostBytes, attempt.bytes);
    if (attempt.reason === undefined) {
      read++;
    } else {
      refused[attempt.reason] = (refused[attempt.reason] ?? 0) + 1;
    }
    const what = faultOf(attempt);
    if (what !== undefined) {
      findings.push({ index, what, bytes });
    }
  }
  const counts = { files: files.length, mutants: index, read, refused };
  return { format: codec.format, ...counts, slowest, mostBytes, findings };
}

interface Attempt {
  readonly milliseconds: number;
  readonly bytes: number;
  /** Why it was refused; missing where it was read. */
  readonly reason?: string;
  readonly file?: ParamsFile;
  readonly error?: unknown;
}

function attemptAgain(codec: Codec, bytes: Uint8Array): Attempt {
  let attempt = attemptOnce(codec, bytes);
  for (let again = 1; again < ATTEMPTS && isSlow(attempt); again++) {
    attempt = attemptOnce(codec, bytes);
  }
  return attempt;
}

function isSlow({ milliseconds }: Attempt): boolean {
  return milliseconds > LONGEST_MILLISECONDS;
}

function attemptOnce(codec: Codec, bytes: Uint8Array): Attempt {
  const before = memory();
  const start = performance.now();
  const outcome = outcomeOf(codec, bytes);
  const milliseconds = performance.now() - start;
  return { ...outcome, milliseconds, bytes: Math.max(0, memory() - before) };
}

function outcomeOf(codec: Codec, bytes: Uint8Array) {
  try {
    return { file: codec.read!(bytes, FILE_NAME, { maximumBytes: MAXIMUM_BYTES }) };
  } catch (error) {
    return { error, reason: error instanceof ParamsError ? error.reason : 'no ParamsError' };
  }
}

function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function faultOf(attempt: Attempt): string | undefined {
  const { error, file, milliseconds, bytes } = attempt;
  if (error !== undefined && !(error instanceof ParamsError)) {
    const [what, place] = (error instanceof Error ? error.stack : undefined)?.split('\n') ?? [];
    return `throws ${what ?? String(error)} ${place?.trim() ?? ''}`;
  }
  if (error && !/^mutant [\s\S]+[.?")]$/.test(error.message)) {
    return `says ${JSON.stringify(error.message)}, which is no sentence about the file`;
  }
  if (file && !isNetwork(file)) {
    return 'gives no network from 784 to 10 of finite numbers';
  }
  if (isSlow(attempt)) {
    return `takes ${milliseconds.toFixed(0)} ms`;
  }
  return bytes > MOST_BYTES ? `allocates ${bytes} bytes` : undefined;
}

function isNetwork({ parameters }: ParamsFile): boolean {
  const fits = parameters.every(
    ({ inputs, outputs, weights, biases }, index) =>
      inputs === (parameters[index - 1]?.outputs ?? 784) &&
      weights.length === inputs * outputs &&
      biases.length === outputs &&
      weights.every(Number.isFinite) &&
      biases.every(Number.isFinite),
  );
  return fits && parameters.at(-1)?.outputs === 10;
}
