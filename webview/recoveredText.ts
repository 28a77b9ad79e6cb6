import type { SessionSnapshot } from '../src/protocol.ts';
import { percent, wholeNumber } from './figures.ts';

/**
 * How far an interrupted run had come, e.g. `3 epochs with 96.2 % test accuracy (Nov 22, 2026, 2:05 PM)`;
 * within the first epoch `850 iterations (…)`.
 */
export function recoveredText(recovered: NonNullable<SessionSnapshot['recovered']>): string {
  const { epochs, iterations = 0, created } = recovered;
  const progress =
    epochs === 0 && iterations > 0 ? counted(iterations, 'iteration') : counted(epochs, 'epoch');
  return `${progress}${accuracyText(recovered)} (${moment(created)})`;
}

/** What was not measured is not there; the training accuracy is better than nothing. */
function accuracyText({
  testAccuracy,
  trainAccuracy,
}: NonNullable<SessionSnapshot['recovered']>): string {
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
