import type { LoadingProgress } from '../src/data/dataset.ts';
import { layerSizes } from '../src/nn/settings.ts';
import type { RunState, SessionSnapshot } from '../src/protocol/snapshot.ts';
import type { RunPosition } from '../src/protocol/subjects.ts';
import { duration, timeLeft } from './duration.ts';
import { percent, wholeNumber } from './figures.ts';

const STATE_WORDS: Readonly<Record<RunState, string>> = {
  idle: 'Ready to train',
  loading: 'Getting the digits',
  training: 'Training',
  paused: 'Paused',
  finished: 'Finished',
  stopped: 'Stopped',
  failed: 'Failed',
};

/** The state of a run in words. */
export function stateText(state: RunState): string {
  return STATE_WORDS[state];
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
    {
      name: 'Epochs done',
      value: `${wholeNumber(position.epoch)} of ${wholeNumber(position.epochs)}`,
    },
    {
      name: 'Iteration',
      value: `${wholeNumber(position.iteration)} of ${wholeNumber(position.totalIterations)}`,
    },
    {
      name: 'Speed',
      value: speed > 0 ? `${wholeNumber(Math.round(speed))} samples/s` : '–',
      title: `${speedOf(position, isOver)}, with the ${engine} engine`,
    },
    isOver
      ? { name: 'Time', value: duration(position.seconds) ?? '–' }
      : { name: 'Time left', value: left ?? '–' },
  ];
}

/** A worker that was killed could not tell the average any more. */
function speedOf({ isMeanSpeed }: RunPosition, isOver: boolean): string {
  if (isMeanSpeed) {
    return 'Average of the run';
  }
  return isOver ? 'Of its last second' : 'Of the last second';
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
  const { state, position, dataset } = snapshot;
  if (position === undefined || state === 'loading' || state === 'idle') {
    return `${stateText(state)}.`;
  }
  const every = Math.max(1, Math.ceil(position.epochs / ANNOUNCEMENTS));
  const isMoving = state === 'training';
  // An epoch is spoken of once: when its accuracy is there, too.
  const measured = position.measuring === undefined ? position.epoch : position.epoch - 1;
  const epoch = isMoving ? measured - (measured % every) : position.epoch;
  const digits = dataset?.kind === 'generated' ? ' on generated digits' : '';
  const parts = [`${stateText(state)}${digits}.`];
  if (epoch > 0) {
    parts.push(`Epoch ${wholeNumber(epoch)} of ${wholeNumber(position.epochs)} done.`);
    const accuracy = accuracyAtEpoch(snapshot, epoch * position.iterationsPerEpoch);
    if (accuracy !== undefined) {
      parts.push(`Test accuracy ${percent(accuracy)}.`);
    }
  }
  return parts.join(' ');
}

function accuracyAtEpoch(snapshot: SessionSnapshot, iteration: number): number | undefined {
  const { test } = snapshot.history;
  return test.accuracy[test.iteration.indexOf(iteration)];
}

/**
 * What runs, e.g. `Quick, 784-128-10, learns from distorted digits, seed 1`. That the training digits are
 * distorted explains why the network reads them worse than the test digits.
 */
export function runText({ preset, presets, settings }: SessionSnapshot): string {
  const label = presets.find(({ name }) => name === preset)?.label ?? preset;
  const digits = settings.distortion === 'none' ? '' : ', learns from distorted digits';
  return `${label}, ${layerSizes(settings).join('-')}${digits}, seed ${settings.seed}`;
}

/** What the network learns from, e.g. `60,000 digits to learn from, 10,000 to test, from the cache`. */
export function datasetText(dataset: NonNullable<SessionSnapshot['dataset']>): string {
  const { trainingCount, testCount, source } = dataset;
  const counts = `${wholeNumber(trainingCount)} digits to learn from, ${wholeNumber(testCount)} to test`;
  return `${counts}; ${source}`;
}

/** What the badge calls the digits. Generated ones always say that they are. */
export function datasetName(dataset: NonNullable<SessionSnapshot['dataset']>): string {
  return dataset.kind === 'generated' ? 'generated digits' : dataset.name;
}

/** How far loading is: `4.1 of 11.6 MB`, `42,000 of 70,000 digits`; empty where nothing is counted. */
export function loadedText({ stage, done, total }: LoadingProgress): string {
  if (done === undefined) {
    return '';
  }
  const isBytes = stage === 'downloading';
  const amount = (count: number) => (isBytes ? (count / 1e6).toFixed(1) : wholeNumber(count));
  const unit = isBytes ? 'MB' : stage === 'generating' ? 'digits' : '';
  const all = total === undefined ? '' : ` of ${amount(total)}`;
  return `${amount(done)}${all} ${unit}`.trimEnd();
}
