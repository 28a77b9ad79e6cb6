import { parseArgs } from 'node:util';

const USAGE = `How fast it is on this machine, beside other programs that are there.

  npm run bench [-- --quick] [--accurate] [--json]

  --quick      a rough look in under a minute
  --accurate   also the time of Accurate to 99.3 %: some minutes
  --json       one JSON object instead of the table`;

export interface BenchOptions {
  readonly quick: boolean;
  readonly accurate: boolean;
  readonly json: boolean;
}

/** The options of the command line. Ends the process where help is asked for, or one is not known. */
export function benchOptions(): BenchOptions {
  const option = { type: 'boolean', default: false } as const;
  try {
    const { values } = parseArgs({
      options: { quick: option, accurate: option, json: option, help: option },
    });
    if (!values.help) {
      return values;
    }
    console.log(USAGE);
    process.exit(0);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    process.exit(2);
  }
}
