import { parseArgs } from 'node:util';
import { UsageError } from './failures.ts';

/** What a command takes, by the option's name without its dashes. */
export type Options = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;

/** What was given of it. */
export type Values<Taken extends Options> = {
  readonly [Name in keyof Taken]?: Taken[Name]['type'] extends 'boolean' ? boolean : string;
};

/**
 * Takes the words behind a command apart: `--seed 1`, `--seed=1`, `--json`, and what is no option.
 * A number is a value even if it is negative, so that its range can be explained.
 * @throws {UsageError} for an option that is not taken, or has no value or one too many
 */
export function readArguments<Taken extends Options>(
  commandLine: readonly string[],
  options: Taken,
): { values: Values<Taken>; positionals: string[] } {
  // Not strict: `parseArgs` would put its own complaints into words that help nobody.
  const { values, positionals, tokens } = parseArgs({
    args: [...commandLine],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === 'option') {
      checkOption(token, options);
    }
  }
  return { values: values as Values<Taken>, positionals };
}

/** The same for a command that takes options only. */
export function readOptions<Taken extends Options>(
  commandLine: readonly string[],
  options: Taken,
): Values<Taken> {
  const { values, positionals } = readArguments(commandLine, options);
  if (positionals.length > 0) {
    throw new UsageError(`"${positionals[0]}" is one word too many: here are only options.`);
  }
  return values;
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  /** Written as `--name=value`. */
  readonly inlineValue: boolean | undefined;
}

function checkOption({ name, rawName, value, inlineValue }: OptionToken, options: Options): void {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (option === undefined || !rawName.startsWith('--')) {
    throw new UsageError(`There is no option ${rawName}.`);
  }
  if (option.type === 'boolean') {
    if (value !== undefined) {
      throw new UsageError(`${rawName} takes no value.`);
    }
  } else if (value === '') {
    throw new UsageError(`${rawName} is empty: give it a value.`);
  } else if (value === undefined || (!inlineValue && /^-\D/.test(value) && !isNumber(value))) {
    const instead =
      value === undefined ? '' : `; for the value "${value}" write ${rawName}=${value}`;
    throw new UsageError(`${rawName} needs a value${instead}.`);
  }
}

/** Also as `-.5` or `-Infinity`. */
function isNumber(text: string): boolean {
  return !Number.isNaN(Number(text));
}
