import { t } from '@vscode/l10n';
import type { Problem } from '../protocol/subjects.ts';

/**
 * What is said of a worker that threw where nothing caught it: one sentence, without the stack.
 * @param hasSpoken whether it had said a word; one that had not could not even start
 */
export function errorProblem(error: Error, hasSpoken: boolean): Problem {
  const [cause] = error.message.split('\n');
  if (hasSpoken) {
    return workerProblem(t('The training worker failed: {message}', { message: cause }));
  }
  const missing = /^Cannot find (?:module|package) '([^']+)'/.exec(cause)?.[1];
  return workerProblem(
    missing === undefined
      ? t(
          'The training worker cannot start: {cause}. Train again, or install the extension again.',
          { cause: withoutStop(cause) },
        )
      : t('The training worker cannot start: {missing} is missing. Install the extension again.', {
          missing,
        }),
  );
}

/** What is said of a worker that is gone without a word why. */
export function exitProblem(exitCode: number, hasSpoken: boolean): Problem {
  return workerProblem(
    hasSpoken
      ? t('The training worker ended unexpectedly (code {exitCode}).', { exitCode })
      : t('The training worker cannot start: it ended at once (code {exitCode}). Train again.', {
          exitCode,
        }),
  );
}

function workerProblem(message: string): Problem {
  return { reason: 'worker', message };
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
