import type { Problem } from '../protocol/subjects.ts';

const CANNOT_START = 'The training worker cannot start';

/**
 * What is said of a worker that threw where nothing caught it: one sentence, without the stack.
 * @param hasSpoken whether it had said a word; one that had not could not even start
 */
export function errorProblem(error: Error, hasSpoken: boolean): Problem {
  const [cause] = error.message.split('\n');
  if (hasSpoken) {
    return workerProblem(`The training worker failed: ${cause}`);
  }
  const missing = /^Cannot find (?:module|package) '([^']+)'/.exec(cause)?.[1];
  return workerProblem(
    missing === undefined
      ? `${CANNOT_START}: ${withoutStop(cause)}. Train again, or install the extension again.`
      : `${CANNOT_START}: ${missing} is missing. Install the extension again.`,
  );
}

/** What is said of a worker that is gone without a word why. */
export function exitProblem(exitCode: number, hasSpoken: boolean): Problem {
  return workerProblem(
    hasSpoken
      ? `The training worker ended unexpectedly (code ${exitCode}).`
      : `${CANNOT_START}: it ended at once (code ${exitCode}). Train again.`,
  );
}

function workerProblem(message: string): Problem {
  return { reason: 'worker', message };
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
