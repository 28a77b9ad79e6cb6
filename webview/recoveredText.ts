import type { SessionSnapshot } from '../src/protocol/snapshot.ts';
import { percent, wholeNumber } from './figures.ts';

type Recovered = NonNullable<SessionSnapshot['recovered']>;

/** What became of a run before this window, in whole sentences: its weights are in no file. */
export function recoveredText(recovered: Recovered): string {
  const { saveProblem } = recovered;
  const ending = endingText(recovered);
  return saveProblem === undefined ? ending : `${ending} The weights are not saved. ${saveProblem}`;
}

function endingText(recovered: Recovered): string {
  const run = progressText(recovered);
  switch (recovered.outcome) {
    case 'finished':
      return `A run finished after ${run} but was not saved. Save its weights?`;
    case 'stopped':
      return `A run was stopped after ${run} and not saved. Save its weights?`;
    case 'failed':
      return `A run failed after ${run}. Its last good weights are still here.`;
    default:
      return `A closed window interrupted a run after ${run}. Its last weights are still here.`;
  }
}

/**
 * How far a run had come, e.g. `3 epochs with 96.2 % test accuracy (Nov 22, 2026, 2:05 PM)`;
 * within the first epoch `850 iterations (…)`.
 */
function progressText(recovered: Recovered): string {
  const { epochs, iterations = 0, created } = recovered;
  const progress =
    epochs === 0 && iterations > 0 ? counted(iterations, 'iteration') : counted(epochs, 'epoch');
  return `${progress}${accuracyText(recovered)} (${moment(created)})`;
}

/** What was not measured is not there; the training accuracy is better than nothing. */
function accuracyText({ testAccuracy, trainAccuracy }: Recovered): string {
  if (testAccuracy !== undefined) {
    return ` with ${percent(testAccuracy)} test accuracy`;
  }
  return trainAccuracy === undefined ? '' : ` with ${percent(trainAccuracy)} training accuracy`;
}

function counted(count: number, noun: string): string {
  return `${wholeNumber(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** An ISO 8601 time as people here write it, or as it came if it is none. */
function moment(created: string): string {
  const date = new Date(created);
  return Number.isNaN(date.getTime())
    ? created
    : date.toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });
}
