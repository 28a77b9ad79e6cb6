import { t } from '@vscode/l10n';
import type { SessionSnapshot } from '../src/protocol/snapshot.ts';
import { percent, wholeNumber } from './figures.ts';
import { dateText } from './numberFormat.ts';
import { epochsText } from './rankedFiles.ts';

type Recovered = NonNullable<SessionSnapshot['recovered']>;

/** What became of a run before this window, in whole sentences: its weights are in no file. */
export function recoveredText(recovered: Recovered): string {
  const { saveProblem } = recovered;
  const ending = endingText(recovered);
  return saveProblem === undefined
    ? ending
    : t('{ending} The weights are not saved. {problem}', { ending, problem: saveProblem });
}

function endingText(recovered: Recovered): string {
  const run = { progress: progressText(recovered) };
  switch (recovered.outcome) {
    case 'finished':
      return t('A run finished after {progress} but was not saved. Save its weights?', run);
    case 'stopped':
      return t('A run was stopped after {progress} and not saved. Save its weights?', run);
    case 'failed':
      return t('A run failed after {progress}. Its last good weights are still here.', run);
    default:
      return t(
        'A closed window interrupted a run after {progress}. Its last weights are still here.',
        run,
      );
  }
}

/**
 * How far a run had come, e.g. `3 epochs with 96.2 % test accuracy (Nov 22, 2026, 2:05 PM)`;
 * within the first epoch `850 iterations (…)`. What was not measured is not there; the training
 * accuracy is better than nothing.
 */
function progressText(recovered: Recovered): string {
  const { epochs, iterations = 0, created, testAccuracy, trainAccuracy } = recovered;
  const length = epochs === 0 && iterations > 0 ? iterationsText(iterations) : epochsText(epochs);
  const time = moment(created);
  if (testAccuracy !== undefined) {
    const accuracy = percent(testAccuracy);
    return t('{length} with {accuracy} test accuracy ({time})', { length, accuracy, time });
  }
  if (trainAccuracy !== undefined) {
    const accuracy = percent(trainAccuracy);
    return t('{length} with {accuracy} training accuracy ({time})', { length, accuracy, time });
  }
  return t('{length} ({time})', { length, time });
}

function iterationsText(count: number): string {
  return count === 1 ? t('1 iteration') : t('{count} iterations', { count: wholeNumber(count) });
}

/** An ISO 8601 time as people here write it, or as it came if it is none. */
function moment(created: string): string {
  const date = new Date(created);
  return Number.isNaN(date.getTime()) ? created : dateText(date);
}
