import { UsageError } from './failures.ts';

/** Numbers that an option takes. */
export interface NumberRange {
  readonly kind: 'whole number' | 'number';
  readonly minimum: number;
  readonly maximum: number;
  /** A word that it takes instead, for the sentence; whoever reads the option looks for it first. */
  readonly orWord?: string;
}

/** @throws {UsageError} that names the option, what it takes and what was written */
export function readNumber(option: string, text: string, range: NumberRange): number {
  const value = numberIn(text, range);
  if (value === undefined) {
    const { kind, minimum, maximum, orWord } = range;
    const orElse = orWord === undefined ? '' : ` or ${orWord}`;
    throw new UsageError(
      `--${option} takes a ${kind} from ${minimum} to ${maximum}${orElse}, not "${text}".`,
    );
  }
  return value;
}

/**
 * Numbers with commas between them, e.g. `128,64`.
 * @throws {UsageError} that names the option, what it takes and what was written
 */
export function readNumbers(
  option: string,
  text: string,
  range: NumberRange & { readonly longest: number },
): number[] {
  const { kind, minimum, maximum, orWord, longest } = range;
  const values = text.split(',').map(part => numberIn(part, range));
  if (values.length > longest || values.includes(undefined)) {
    throw new UsageError(
      `--${option} takes at most ${longest} ${kind}s from ${minimum} to ${maximum}, ` +
        `as 128,64, or ${orWord}; not "${text}".`,
    );
  }
  return values as number[];
}

function numberIn(text: string, { kind, minimum, maximum }: NumberRange): number | undefined {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  const isRightKind = kind === 'whole number' ? Number.isInteger(value) : Number.isFinite(value);
  return isRightKind && value >= minimum && value <= maximum ? value : undefined;
}

/** @throws {UsageError} */
export function readChoice<Choice extends string>(
  option: string,
  text: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find(choice => choice === text);
  if (found === undefined) {
    throw new UsageError(
      `--${option} takes ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}, not "${text}".`,
    );
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
