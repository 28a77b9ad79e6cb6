import { t } from '@vscode/l10n';
import type { Dataset, LabelledImages } from '../data/dataset.ts';
import { settingFaultText } from '../data/settingFaultText.ts';
import { INPUT_SIZE, type TrainingSettings, validateSettings } from '../nn/settings.ts';
import { iterationsPerEpoch, totalIterations, trainedDigits } from '../nn/training.ts';
import type { Checkpoint } from '../protocol/subjects.ts';
import { OrderError } from './problem.ts';
import { checkStart } from './runStart.ts';

/** Training points that a run records at most. */
const TRAINING_POINTS = 2000;
/** Shorter epochs are over before a test within them would say anything. */
const ITERATIONS_FOR_EARLY_TESTS = 16;

/** What the settings mean for a dataset: all that is known of a run before it starts. */
export interface RunPlan {
  /** Digits trained in an epoch; the validation digits are the last of the set. */
  readonly digits: number;
  readonly validation: LabelledImages;
  readonly iterationsPerEpoch: number;
  readonly totalIterations: number;
  /** A training point is recorded every so many iterations. */
  readonly pointInterval: number;
  /** Iterations within the first epoch after which the test set is measured: curves begin early. */
  readonly earlyTests: readonly number[];
}

/** @throws {OrderError} `settings` with a sentence for each fault */
export function checkSettings(settings: TrainingSettings): void {
  const faults = validateSettings(settings);
  if (faults.length > 0) {
    throw new OrderError('settings', faults.map(fault => settingFaultText(fault)).join(' '));
  }
}

/**
 * @param from what the run begins with instead of initial weights
 * @throws {OrderError} `settings`: they are out of range or leave nothing of this dataset to train;
 *   `other-digits`: the run that goes on had others
 */
export function planRun(
  settings: TrainingSettings,
  { training, description }: Dataset,
  from?: Checkpoint,
): RunPlan {
  checkSettings(settings);
  const digits = digitsToTrain(settings, training.count);
  const firstValidation = training.count - settings.validationDigits;
  const perEpoch = iterationsPerEpoch(settings, digits);
  const total = totalIterations(settings, digits);
  if (from !== undefined) {
    checkStart(from, {
      settings,
      description,
      iterationsPerEpoch: perEpoch,
      totalIterations: total,
    });
  }
  return {
    digits,
    validation: {
      count: settings.validationDigits,
      images: training.images.subarray(firstValidation * INPUT_SIZE),
      labels: training.labels.subarray(firstValidation),
    },
    iterationsPerEpoch: perEpoch,
    totalIterations: total,
    pointInterval: Math.ceil(total / TRAINING_POINTS),
    earlyTests:
      perEpoch >= ITERATIONS_FOR_EARLY_TESTS
        ? [Math.floor(perEpoch / 8), Math.floor(perEpoch / 2)]
        : [],
  };
}

function digitsToTrain(settings: TrainingSettings, trainingCount: number): number {
  const { validationDigits } = settings;
  if (validationDigits >= trainingCount) {
    throw new OrderError(
      'settings',
      t(
        'validationDigits is {validationDigits}, but the training set has only {trainingCount} digits; leave at least one to train.',
        { validationDigits, trainingCount },
      ),
    );
  }
  return trainedDigits(settings, trainingCount);
}
