import { t } from '@vscode/l10n';
import type { LoadingProgress } from '../src/data/dataset.ts';
import { presetWords } from '../src/lessons/presetWords.ts';
import { layerSizes } from '../src/nn/settings.ts';
import type { RunState, SessionSnapshot } from '../src/protocol/snapshot.ts';
import type { RunPosition } from '../src/protocol/subjects.ts';
import { duration, timeLeft } from './duration.ts';
import { percent, wholeNumber } from './figures.ts';
import { decimalText } from './numberFormat.ts';

/** The state of a run in words. */
export function stateText(state: RunState): string {
  const words: Readonly<Record<RunState, string>> = {
    idle: t('Ready to train'),
    loading: t('Getting the digits'),
    training: t('Training'),
    paused: t('Paused'),
    finished: t('Finished'),
    stopped: t('Stopped'),
    failed: t('Failed'),
  };
  return words[state];
}

/** Whether a run is on: its settings are fixed and a new one would have to end it. */
export function isRunning(state: RunState): boolean {
  return state === 'loading' || state === 'training' || state === 'paused';
}

/** A figure with its name, e.g. `Epochs done` and `3 of 10`. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  /** Says more on hover. */
  readonly title?: string;
}

/** Where the run stands, in four figures that keep their places whatever the state. */
export function runFigures(snapshot: SessionSnapshot): Figure[] {
  const { position, state, engine } = snapshot;
  if (position === undefined) {
    return [];
  }
  const isOver = state === 'finished' || state === 'stopped' || state === 'failed';
  const left = position.iteration === 0 ? undefined : timeLeft(position.secondsLeft);
  const speed = position.samplesPerSecond;
  return [
    { name: t('Epochs done'), value: partOf(position.epoch, position.epochs) },
    { name: t('Iteration'), value: partOf(position.iteration, position.totalIterations) },
    {
      name: t('Speed'),
      value: speed > 0 ? t('{count} samples/s', { count: wholeNumber(Math.round(speed)) }) : '–',
      title: speedTitle(position, { isOver, engine }),
    },
    isOver
      ? { name: t('Time'), value: duration(position.seconds) ?? '–' }
      : { name: t('Time left'), value: left ?? '–' },
  ];
}

/** A worker that was killed could not tell the average any more. */
function speedTitle(
  { isMeanSpeed }: RunPosition,
  { isOver, engine }: { isOver: boolean; engine: string },
): string {
  if (isMeanSpeed) {
    return t('Average of the run, with the {engine} engine', { engine });
  }
  return isOver
    ? t('Of its last second, with the {engine} engine', { engine })
    : t('Of the last second, with the {engine} engine', { engine });
}

function partOf(done: number, total: number): string {
  return t('{done} of {total}', { done: wholeNumber(done), total: wholeNumber(total) });
}

/** The newest accuracy on the test set, 0 to 1. */
export function testAccuracy(snapshot: SessionSnapshot): number | undefined {
  return snapshot.history.test.accuracy.at(-1);
}

/** A long run is not spoken of at every epoch, but about that often. */
const ANNOUNCEMENTS = 20;

/**
 * What a screen reader says: it changes with the state and with each epoch (in runs of many epochs
 * with every n-th), not with each update.
 */
export function spokenStatus(snapshot: SessionSnapshot): string {
  const { state, position } = snapshot;
  if (position === undefined || state === 'loading' || state === 'idle') {
    return t('{state}.', { state: stateText(state) });
  }
  const every = Math.max(1, Math.ceil(position.epochs / ANNOUNCEMENTS));
  const isMoving = state === 'training';
  // An epoch is spoken of once: when its accuracy is there, too.
  const measured = position.measuring === undefined ? position.epoch : position.epoch - 1;
  const epoch = isMoving ? measured - (measured % every) : position.epoch;
  const parts = [spokenState(snapshot)];
  if (epoch > 0) {
    const epochs = { epoch: wholeNumber(epoch), epochs: wholeNumber(position.epochs) };
    parts.push(t('Epoch {epoch} of {epochs} done.', epochs));
    const accuracy = accuracyAtEpoch(snapshot, epoch * position.iterationsPerEpoch);
    if (accuracy !== undefined) {
      parts.push(t('Test accuracy {accuracy}.', { accuracy: percent(accuracy) }));
    }
  }
  return parts.join(' ');
}

function spokenState({ state, dataset }: SessionSnapshot): string {
  return dataset?.kind === 'generated'
    ? t('{state} on generated digits.', { state: stateText(state) })
    : t('{state}.', { state: stateText(state) });
}

function accuracyAtEpoch(snapshot: SessionSnapshot, iteration: number): number | undefined {
  const { test } = snapshot.history;
  return test.accuracy[test.iteration.indexOf(iteration)];
}

/**
 * What runs, e.g. `Quick, 784-128-10, learns from distorted digits, seed 1`. That the training digits are
 * distorted explains why the network reads them worse than the test digits.
 */
export function runText({ preset, settings }: SessionSnapshot): string {
  const run = {
    preset: presetWords(preset).label,
    layers: layerSizes(settings).join('-'),
    seed: settings.seed,
  };
  return settings.distortion === 'none'
    ? t('{preset}, {layers}, seed {seed}', run)
    : t('{preset}, {layers}, learns from distorted digits, seed {seed}', run);
}

/** What the network learns from, e.g. `60,000 digits to learn from, 10,000 to test, from the cache`. */
export function datasetText(
  dataset: NonNullable<SessionSnapshot['dataset']>,
  { trainingDigits }: SessionSnapshot['settings'],
): string {
  const { trainingCount, testCount, source } = dataset;
  const counts = { training: wholeNumber(trainingCount), test: wholeNumber(testCount), source };
  return trainingDigits === 'all' || trainingDigits >= trainingCount
    ? t('{training} digits to learn from, {test} to test; {source}', counts)
    : t('{trained} of {training} digits to learn from, {test} to test; {source}', {
        ...counts,
        trained: wholeNumber(trainingDigits),
      });
}

/** How far loading is: `4.1 of 11.6 MB`, `42,000 of 70,000 digits`; empty where nothing is counted. */
export function loadedText({ stage, done, total }: LoadingProgress): string {
  if (done === undefined) {
    return '';
  }
  if (stage === 'downloading') {
    const megabytes = decimalText(done / 1e6, 1);
    return total === undefined
      ? t('{done} MB', { done: megabytes })
      : t('{done} of {total} MB', { done: megabytes, total: decimalText(total / 1e6, 1) });
  }
  const counts = { done: wholeNumber(done), total: wholeNumber(total ?? 0) };
  if (stage === 'generating') {
    return total === undefined ? t('{done} digits', counts) : t('{done} of {total} digits', counts);
  }
  return total === undefined ? counts.done : t('{done} of {total}', counts);
}
