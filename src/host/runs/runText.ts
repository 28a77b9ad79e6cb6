// What the tree says of a run.
import { t } from '@vscode/l10n';
import { datasetName } from '../../data/datasetName.ts';
import { counted, secondsText } from '../../data/wording.ts';
import type { SessionFacts } from '../sessionFacts.ts';
import { percent } from '../wording.ts';
import type { ListedRun, RunRecord } from './runRecord.ts';

/** Beside its name: accuracy, epochs and time, as far as the file tells. */
export function runDescription(run: ListedRun): string {
  if (run.kind === 'unreadable') {
    return t('unreadable');
  }
  const { testAccuracy, epochs, seconds } = run.provenance;
  return [
    testAccuracy === undefined ? undefined : percent(testAccuracy),
    epochs === undefined ? undefined : counted(epochs, 'epoch'),
    seconds === undefined ? undefined : timeText(seconds),
  ]
    .filter(part => part !== undefined)
    .join(' · ');
}

/** Line by line: what somebody wants to know who points at it. */
export function runTooltip(run: ListedRun, place: string): string {
  if (run.kind === 'unreadable') {
    return `${place}\n${run.message}`;
  }
  return [place, run.layers.join('-'), ...madeLines(run)].join('\n');
}

function madeLines({ provenance }: RunRecord): string[] {
  const { testAccuracy, trainAccuracy, dataset, epochs, seconds, settings, created } = provenance;
  const lines = [
    testAccuracy !== undefined &&
      t('Test accuracy: {accuracy}', { accuracy: percent(testAccuracy, 2) }),
    trainAccuracy !== undefined &&
      t('Training accuracy: {accuracy}', { accuracy: percent(trainAccuracy, 2) }),
    epochs !== undefined && t('Epochs: {epochs}', { epochs }),
    seconds !== undefined && t('Training time: {time}', { time: timeText(seconds) }),
    dataset !== undefined && t('Trained on: {dataset}', { dataset: datasetName(dataset) }),
    settings !== undefined && t('Seed: {seed}', { seed: settings.seed }),
    created !== undefined && t('Made: {time}', { time: new Date(created).toLocaleString() }),
    provenance.curve === undefined &&
      t('The file does not say how the run went: it cannot be drawn in the chart.'),
  ];
  return lines.filter(line => line !== false);
}

/** Beside the run that is on, or that no file holds yet. */
export function liveDescription(facts: SessionFacts, testAccuracy: number | undefined): string {
  const { state, position } = facts;
  const epochs =
    position === undefined
      ? undefined
      : t('epoch {epoch} of {epochs}', { epoch: position.epoch, epochs: position.epochs });
  const accuracy = testAccuracy === undefined ? undefined : percent(testAccuracy);
  return [stateText(state), accuracy, epochs].filter(part => part !== undefined).join(' · ');
}

function stateText(state: SessionFacts['state']): string {
  switch (state) {
    case 'loading':
      return t('loading');
    case 'training':
      return t('training');
    case 'paused':
      return t('paused');
    default:
      return t('not saved');
  }
}

/** 9.3 -> `9.3 s`, 125 -> `2 min 05 s`, 4000 -> `1 h 07 min` */
export function timeText(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const whole = Math.round(seconds);
  if (whole < 60) {
    return secondsText(seconds);
  }
  const minutes = Math.floor(whole / 60);
  return whole < 3600
    ? t('{minutes} min {seconds} s', { minutes, seconds: two(whole % 60) })
    : t('{hours} h {minutes} min', { hours: Math.floor(minutes / 60), minutes: two(minutes % 60) });
}
