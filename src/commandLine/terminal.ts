import { clearLine, cursorTo } from 'node:readline';

/** Where a command writes. */
export interface Terminal {
  /** A result, to stdout. */
  out(line: string): void;
  /** Something that a person should know, to stderr. */
  note(line: string): void;
  /** What is going on: one line on the screen that the next one replaces. Not in files and pipes. */
  status(line: string): void;
}

/** Columns of a terminal that does not say how wide it is. */
const USUAL_COLUMNS = 80;

/** The real one. */
export function processTerminal(): Terminal {
  const { stdout, stderr } = process;
  let hasStatus = false;
  const clear = () => {
    if (hasStatus) {
      clearLine(stderr, 0);
      cursorTo(stderr, 0);
      hasStatus = false;
    }
  };
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough, e.g. `head`, closes the pipe: a run goes on and is saved.
    if (error.code !== 'EPIPE') {
      stderr.write(`The output cannot be written: ${error.message}\n`);
      process.exit(1);
    }
  });
  process.on('exit', clear);
  return {
    out: line => {
      clear();
      stdout.write(`${line}\n`);
    },
    note: line => {
      clear();
      stderr.write(`${line}\n`);
    },
    status: line => {
      if (stderr.isTTY) {
        clear();
        stderr.write(line.slice(0, (stderr.columns ?? USUAL_COLUMNS) - 1));
        hasStatus = true;
      }
    },
  };
}

/** A bar as `[=====>     ]`. */
export function progressBar(share: number, width = 24): string {
  const filled = Math.round(Math.min(Math.max(share, 0), 1) * width);
  const head = filled > 0 && filled < width ? `${'='.repeat(filled - 1)}>` : '='.repeat(filled);
  return `[${head.padEnd(width)}]`;
}
