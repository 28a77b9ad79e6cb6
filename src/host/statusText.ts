import { t } from '@vscode/l10n';
import { datasetName } from '../data/datasetName.ts';
import { grouped, measuringText } from '../data/wording.ts';
import type { History } from './history.ts';
import type { SessionFacts } from './sessionFacts.ts';
import { percent } from './wording.ts';

export interface StatusText {
  readonly text: string;
  readonly tooltip: string;
}

/** What the status bar says of a run; nothing when none is on. */
export function statusText(facts: SessionFacts, history: History): StatusText | undefined {
  switch (facts.state) {
    case 'loading': {
      const message = facts.loading?.message ?? t('Starting');
      return { text: '$(sync~spin) MNIST', tooltip: `${message}…` };
    }
    case 'training':
      return {
        text: `$(sync~spin) MNIST${accuracyText(history)}${measuringShare(facts)}`,
        tooltip: tooltip(facts, history),
      };
    case 'paused':
      return {
        text: `$(debug-pause) MNIST${accuracyText(history)}`,
        tooltip: t('Paused. {details}', {
          details: facts.problem?.message ?? tooltip(facts, history),
        }),
      };
    default:
      return undefined;
  }
}

/** Of the test set as soon as it was measured, before that of the batches trained last. */
function accuracyText({ newestAccuracy: { test, training } }: History): string {
  const accuracy = test ?? training;
  return accuracy === undefined ? '' : ` ${percent(accuracy)}`;
}

/** Measuring a wide network takes so long that the run would look hung. */
function measuringShare({ position }: SessionFacts): string {
  const { done, total } = position?.measuring ?? {};
  return done === undefined || total === undefined
    ? ''
    : ` ${t('measuring {share} %', { share: Math.floor((100 * done) / total) })}`;
}

function tooltip({ position, dataset }: SessionFacts, { newestAccuracy }: History): string {
  const lines: string[] = [];
  if (position?.measuring !== undefined) {
    lines.push(`${measuringText(position.measuring)}…`);
  }
  if (newestAccuracy.test !== undefined) {
    lines.push(t('Test accuracy {accuracy}', { accuracy: percent(newestAccuracy.test, 2) }));
  }
  if (newestAccuracy.training !== undefined) {
    const accuracy = percent(newestAccuracy.training, 2);
    lines.push(t('Training accuracy {accuracy}', { accuracy }));
  }
  if (position !== undefined) {
    const { epoch, epochs, samplesPerSecond, secondsLeft } = position;
    const values = { epoch: grouped(epoch), epochs: grouped(epochs) };
    lines.push(t('{epoch} of {epochs} epochs done', values));
    const pace = { speed: grouped(samplesPerSecond), seconds: Math.ceil(secondsLeft) };
    lines.push(t('{speed} samples/s, {seconds} s left', pace));
  }
  lines.push(dataset === undefined ? '' : t('Digits: {name}', { name: datasetName(dataset) }));
  return lines.filter(line => line !== '').join('\n');
}
