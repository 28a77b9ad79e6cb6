import type { SessionSnapshot } from '../src/protocol/snapshot.ts';
import type { IconName } from './iconName.ts';
import type { Order } from './orderEvent.ts';

/** A button of a run. */
export interface Control {
  readonly label: string;
  readonly icon?: IconName;
  readonly order: Order | 'train';
  /** Says more than the label; shown on hover. */
  readonly title: string;
  readonly isPrimary?: boolean;
  readonly isDisabled?: boolean;
}

/**
 * The buttons that fit a state; while a run is on there are always the same five. A problem has its
 * own ways on, in its notice: then none of these is the main one.
 */
export function controlsFor(snapshot: SessionSnapshot): readonly Control[] {
  switch (snapshot.state) {
    case 'idle':
      return [train('Train', snapshot)];
    case 'loading':
      return snapshot.loading?.stage === 'downloading' ? [CANCEL, USE_GENERATED] : [CANCEL];
    case 'training':
    case 'paused':
      return runningControls(snapshot);
    case 'finished':
    case 'stopped':
    case 'failed':
      return [
        train(snapshot.position === undefined ? 'Train' : 'Train again', snapshot),
        ...(snapshot.canSave && snapshot.problem === undefined ? [SAVE] : []),
        ...(snapshot.savedAs === undefined ? [] : [REVEAL, EVALUATE]),
      ];
  }
}

function train(label: string, { problem }: SessionSnapshot): Control {
  const title = 'Train a network with the preset and settings below';
  return { label, icon: 'play', order: 'train', title, isPrimary: problem === undefined };
}

function runningControls({ state, canSave, problem }: SessionSnapshot): Control[] {
  const isPaused = state === 'paused';
  const isPrimary = problem === undefined;
  const first = isPaused ? '' : ' (pause first)';
  return [
    { ...(isPaused ? RESUME : PAUSE), isPrimary },
    STOP,
    { ...SAVE, isDisabled: !canSave },
    {
      label: 'Step batch',
      order: { type: 'step', unit: 'batch' },
      title: `Train one batch and pause again${first}`,
      isDisabled: !isPaused,
    },
    {
      label: 'Step epoch',
      order: { type: 'step', unit: 'epoch' },
      title: `Train to the end of the epoch and pause again${first}`,
      isDisabled: !isPaused,
    },
  ];
}

const PAUSE: Control = {
  label: 'Pause',
  icon: 'pause',
  order: { type: 'pause' },
  title: 'Pause training',
};
const RESUME: Control = {
  label: 'Resume',
  icon: 'continue',
  order: { type: 'resume' },
  title: 'Train on',
};
const STOP: Control = {
  label: 'Stop',
  icon: 'stop',
  order: { type: 'stop' },
  title: 'End the run and keep what it has learned',
};
const SAVE: Control = {
  label: 'Save',
  icon: 'save',
  order: { type: 'save' },
  title: 'Save the weights into a params file',
};
const REVEAL: Control = {
  label: 'Reveal file',
  order: { type: 'revealParams' },
  title: 'Show the params file in the Explorer',
};
const EVALUATE: Control = {
  label: 'Evaluate',
  order: { type: 'evaluateParams' },
  title: 'Measure the saved network on the test digits',
};
const CANCEL: Control = {
  label: 'Cancel',
  icon: 'cancel',
  order: { type: 'stop' },
  title: 'Stop getting the digits',
};
const USE_GENERATED: Control = {
  label: 'Use generated digits',
  order: { type: 'useGeneratedDigits' },
  title: 'End the download and learn from digits drawn by the extension',
};
