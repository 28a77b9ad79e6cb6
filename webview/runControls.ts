import { t } from '@vscode/l10n';
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
      return [train(t('Train'), snapshot)];
    case 'loading':
      return snapshot.loading?.stage === 'downloading' ? [cancel(), useGenerated()] : [cancel()];
    case 'training':
    case 'paused':
      return runningControls(snapshot);
    case 'finished':
    case 'stopped':
    case 'failed':
      return [
        train(snapshot.position === undefined ? t('Train') : t('Train again'), snapshot),
        ...(snapshot.canSave && snapshot.problem === undefined ? [save()] : []),
        ...(snapshot.savedAs === undefined ? [] : [reveal(), evaluate()]),
      ];
  }
}

function train(label: string, { problem }: SessionSnapshot): Control {
  const title = t('Train a network with the preset and settings below');
  return { label, icon: 'play', order: 'train', title, isPrimary: problem === undefined };
}

function runningControls({ state, canSave, problem }: SessionSnapshot): Control[] {
  const isPaused = state === 'paused';
  const isPrimary = problem === undefined;
  return [
    { ...(isPaused ? resume() : pause()), isPrimary },
    stop(),
    { ...save(), isDisabled: !canSave },
    {
      label: t('Step batch'),
      order: { type: 'step', unit: 'batch' },
      title: isPaused
        ? t('Train one batch and pause again')
        : t('Train one batch and pause again (pause first)'),
      isDisabled: !isPaused,
    },
    {
      label: t('Step epoch'),
      order: { type: 'step', unit: 'epoch' },
      title: isPaused
        ? t('Train to the end of the epoch and pause again')
        : t('Train to the end of the epoch and pause again (pause first)'),
      isDisabled: !isPaused,
    },
  ];
}

function pause(): Control {
  return {
    label: t('Pause'),
    icon: 'pause',
    order: { type: 'pause' },
    title: t('Pause training'),
  };
}

function resume(): Control {
  return {
    label: t('Resume'),
    icon: 'continue',
    order: { type: 'resume' },
    title: t('Train on'),
  };
}

function stop(): Control {
  return {
    label: t('Stop'),
    icon: 'stop',
    order: { type: 'stop' },
    title: t('End the run and keep what it has learned'),
  };
}

function save(): Control {
  return {
    label: t('Save'),
    icon: 'save',
    order: { type: 'save' },
    title: t('Save the weights into a params file'),
  };
}

function reveal(): Control {
  return {
    label: t('Reveal file'),
    order: { type: 'revealParams' },
    title: t('Show the params file in the Explorer'),
  };
}

function evaluate(): Control {
  return {
    label: t('Evaluate'),
    order: { type: 'evaluateParams' },
    title: t('Measure the saved network on the test digits'),
  };
}

function cancel(): Control {
  return {
    label: t('Cancel'),
    icon: 'cancel',
    order: { type: 'stop' },
    title: t('Stop getting the digits'),
  };
}

function useGenerated(): Control {
  return {
    label: t('Use generated digits'),
    order: { type: 'useGeneratedDigits' },
    title: t('End the download and learn from digits drawn by the extension'),
  };
}
