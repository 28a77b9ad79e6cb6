import { clearLine, cursorTo } from 'node:readline';
import { type Status, statusLine } from './statusLine.ts';

/** Where a command writes. */
export interface Terminal {
  /** A result, to stdout. */
  out(line: string): void;
  /** Something that a person should know, to stderr. */
  note(line: string): void;
  /** What is going on: one line on the screen that the next one replaces. Not in files and pipes. */
  status(status: Status): void;
}

/** Columns of a terminal that does not say how wide it is. */
const USUAL_COLUMNS = 80;

/** The real one. When a result could not be written the process ends with 1, not with 0. */
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
  const note = (line: string) => {
    clear();
    stderr.write(`${line}\n`);
  };
  whenItFails(stdout, why => note(`The output cannot be written: ${why}.`));
  // There is nowhere left to complain.
  whenItFails(stderr, () => {});
  process.on('exit', clear);
  return {
    out: line => {
      clear();
      stdout.write(`${line}\n`);
    },
    note,
    status: status => {
      if (stderr.isTTY) {
        clear();
        // A line as wide as the screen would move the cursor to the next one.
        stderr.write(statusLine(status, (stderr.columns || USUAL_COLUMNS) - 1));
        hasStatus = true;
      }
    },
  };
}

/**
 * A command goes on when nobody takes its words any more: what it saves is not lost. A reader that
 * has seen enough, e.g. `head`, closes the pipe, and that is no error.
 * @param complain told why, once: every later line fails as well
 */
function whenItFails(stream: NodeJS.WriteStream, complain: (why: string) => void): void {
  stream.on('error', () => {});
  stream.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') {
      // As in `ENOSPC: no space left on device, write`.
      complain(error.message.replace(/^[A-Z\d]+: (.*), \w+$/, '$1'));
      process.on('exit', code => {
        process.exitCode = code || 1;
      });
    }
  });
}
