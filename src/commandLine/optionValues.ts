import { UsageError } from './failures.ts';

/** @throws {UsageError} */
export function readNumber(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) {
    throw new UsageError(`--${option} takes a number, not "${text}".`);
  }
  return value;
}

/** @throws {UsageError} */
export function readWhole(option: string, text: string, minimum: number, maximum: number): number {
  const value = readNumber(option, text);
  if (!Number.isInteger(value) || value < minimum || value > maximum) {
    throw new UsageError(
      `--${option} takes a whole number from ${minimum} to ${maximum}, not ${text}.`,
    );
  }
  return value;
}

/** @throws {UsageError} */
export function readChoice<Choice extends string>(
  option: string,
  text: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find(choice => choice === text);
  if (found === undefined) {
    throw new UsageError(`--${option} takes ${choices.join(', ')}; not "${text}".`);
  }
  return found;
}

/** What an option must have been given. @throws {UsageError} */
export function required(option: string, value: string | undefined): string {
  if (value === undefined || value === '') {
    throw new UsageError(`--${option} is missing.`);
  }
  return value;
}

/** More digits than any test set has. */
const MAXIMUM_INDICES = 1_000_000;

/**
 * Indices of digits: `7`, `0-9`, `0,5,9` or a mixture, in the order in which they were written.
 * @throws {UsageError}
 */
export function readIndices(option: string, text: string): Uint32Array {
  const indices: number[] = [];
  for (const part of text.split(',').map(item => item.trim())) {
    const match = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(part);
    const first = Number(match?.[1]);
    const last = Number(match?.[2] ?? match?.[1]);
    if (!match || last < first) {
      throw new UsageError(`--${option} takes indices as 7, 0-9 or 0,5,9; not "${text}".`);
    }
    if (indices.length + last - first >= MAXIMUM_INDICES) {
      throw new UsageError(`--${option} takes at most ${MAXIMUM_INDICES} indices at a time.`);
    }
    for (let index = first; index <= last; index++) {
      indices.push(index);
    }
  }
  return Uint32Array.from(indices);
}
