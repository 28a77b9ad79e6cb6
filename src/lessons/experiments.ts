// Short lessons that break a network in a way that teaches something.
import { t } from '@vscode/l10n';
import type { TrainingSettings } from '../nn/settings.ts';

export const EXPERIMENT_NAMES = ['rateTooHigh', 'zeroWeights', 'fewDigits', 'fewUnits'] as const;

export type ExperimentName = (typeof EXPERIMENT_NAMES)[number];

/** A run that shows something, in words for somebody who has never seen it. */
export interface Experiment {
  readonly name: ExperimentName;
  readonly title: string;
  /** What it sets, one line. */
  readonly change: string;
  /** What to look at, and what it means. */
  readonly watch: string;
  /** What to try then. */
  readonly next: string;
  /** What differs from the preset Quick. */
  readonly settings: Partial<TrainingSettings>;
}

/** All experiments, in the order in which they build on each other. */
export function experiments(): readonly Experiment[] {
  return EXPERIMENT_NAMES.map(experimentNamed);
}

/** The experiment of that name. */
export function experimentNamed(name: ExperimentName): Experiment {
  switch (name) {
    case 'rateTooHigh':
      return {
        name,
        title: t('A learning rate that is too high'),
        change: t('Quick with a learning rate of 5 instead of 0.4.'),
        watch: t(
          'Watch the accuracy: it stays near 10 %, which is guessing. Each step jumps over the valley of the loss instead of going down into it, and after a few of them the hidden units answer 0 to every digit: they are dead, and their gradients are 0 too.',
        ),
        next: t(
          'Set "Learning rate" to 2 under "Settings for the next run", train, then to 0.4: a tick in the view "Runs" draws an earlier run into the charts.',
        ),
        settings: { learningRate: 5, epochs: 2 },
      };
    case 'zeroWeights':
      return {
        name,
        title: t('First weights that are all zero'),
        change: t('Quick, but every weight begins at 0 instead of at random.'),
        watch: t(
          'Watch the weight pictures: they stay empty. A unit whose weights are 0 answers 0 and passes no gradient on, so no step changes it. Only the biases of the last layer learn, and they learn no more than which digit is the most frequent.',
        ),
        next: t(
          'Train as usual: random weights make every unit different, so each can learn something of its own.',
        ),
        settings: { initialization: 'zeros', epochs: 2 },
      };
    case 'fewDigits':
      return {
        name,
        title: t('Too few digits: learning by heart'),
        change: t('Quick on the first 300 digits only, undistorted, for 100 epochs.'),
        watch: t(
          'Watch the two curves part: the training accuracy reaches 100 %, the test accuracy stays near 80 %. The network knows its 300 digits by heart, and not what makes a digit. That is overfitting.',
        ),
        next: t('Train as usual with all digits: the two curves stay close to each other.'),
        settings: {
          ...{ trainingDigits: 300, distortion: 'none', schedule: 'constant' },
          ...{ learningRate: 0.2, epochs: 100 },
        },
      };
    case 'fewUnits':
      return {
        name,
        title: t('One hidden unit, and then many'),
        change: t('Quick with a single hidden unit, at a learning rate of 0.05.'),
        watch: t(
          'Watch how far one unit gets: about 30 %. It can only say "more" or "less" of one pattern, so it tells a few digits apart and confuses all others.',
        ),
        next: t(
          'Under "Settings for the next run" set "Learning rate" to 0.05, and "Hidden layers" to 2, 4, 16 and 128 in turn: about 60, 80, 93 and 96 %.',
        ),
        settings: {
          ...{ hiddenLayers: [1], learningRate: 0.05 },
          ...{ distortion: 'none', epochs: 4 },
        },
      };
  }
}

/** The experiment that a run with these settings is, if any. */
export function experimentOf(preset: string, settings: TrainingSettings): Experiment | undefined {
  return experiments().find(
    experiment =>
      preset === 'quick' &&
      Object.entries(experiment.settings).every(
        ([name, value]) => String(settings[name as keyof TrainingSettings]) === String(value),
      ),
  );
}
