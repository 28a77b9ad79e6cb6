import { t } from '@vscode/l10n';
import { STEERING_LIMITS, type Steering, type StopWish } from '../protocol/steering.ts';
import type { FromWorker } from '../protocol/workerMessages.ts';
import { OverfittingWatch } from './overfitting.ts';
import type { RunMeter } from './runMeter.ts';

/** What a person wants of a run that is on. Missing: as it is. */
export interface SteeringOrder {
  readonly learningRateFactor?: number;
  readonly stop?: StopWish;
}

/** An epoch that is done. */
export interface EpochResult {
  /** Completed epochs. */
  readonly epochs: number;
  /** 0 to 1; of the digits trained, while the weights changed */
  readonly trainAccuracy: number;
  readonly testAccuracy: number;
  /** 0 to 1; missing without validation digits */
  readonly validationAccuracy?: number;
}

/** Keeps what a person wants of a run, and says when that is reached. */
export class RunSteering {
  readonly #meter: RunMeter;
  readonly #emit: (event: FromWorker) => void;
  readonly #overfitting = new OverfittingWatch();
  #stop: StopWish = {};
  #best = { accuracy: Number.NEGATIVE_INFINITY, epochs: 0 };
  #ending: string | undefined;

  constructor(meter: RunMeter, emit: (event: FromWorker) => void) {
    this.#meter = meter;
    this.#emit = emit;
  }

  /** Why the run ends before its last epoch; undefined as long as it goes on. */
  get ending(): string | undefined {
    return this.#ending;
  }

  get #state(): Steering {
    const { learningRateFactor, rateChanges } = this.#meter;
    return { stop: this.#stop, learningRateFactor, rateChanges: [...rateChanges] };
  }

  /**
   * Takes effect with the next batch. A value out of its range changes nothing, and is told.
   */
  steer({ learningRateFactor, stop }: SteeringOrder): void {
    const fault = rangeFault({ learningRateFactor, ...stop });
    if (fault !== undefined) {
      this.#emit({ type: 'advice', advice: { reason: 'settings', message: fault } });
      return;
    }
    if (learningRateFactor !== undefined) {
      this.#meter.changeRate(learningRateFactor);
    }
    this.#stop = stop ?? this.#stop;
    this.#emit({ type: 'steered', steering: this.#state });
  }

  /** At the end of each epoch: says whether the run ends with it. The test digits decide nothing. */
  judge({ epochs, trainAccuracy, testAccuracy, validationAccuracy }: EpochResult): void {
    const advice = this.#overfitting.look(epochs, trainAccuracy, testAccuracy);
    if (advice !== undefined) {
      this.#emit({ type: 'advice', advice });
    }
    const { accuracy, patience } = this.#stop;
    if (validationAccuracy !== undefined && validationAccuracy > this.#best.accuracy) {
      this.#best = { accuracy: validationAccuracy, epochs };
    }
    const reached = validationAccuracy ?? trainAccuracy;
    if (this.#stop.epochs !== undefined && epochs >= this.#stop.epochs) {
      this.#ending = t('Ended after epoch {epochs}, as it was told.', { epochs });
    } else if (accuracy !== undefined && reached >= accuracy) {
      this.#ending = accuracyEnding(epochs, reached, validationAccuracy !== undefined);
    } else if (
      patience !== undefined &&
      validationAccuracy !== undefined &&
      epochs - this.#best.epochs >= patience
    ) {
      this.#ending = t(
        'Ended after epoch {epochs}: the validation digits have not been read better since epoch {best}.',
        { epochs, best: this.#best.epochs },
      );
    }
  }
}

function accuracyEnding(epochs: number, accuracy: number, isValidated: boolean): string {
  const values = { epochs, share: (100 * accuracy).toFixed(1) };
  return isValidated
    ? t('Ended after epoch {epochs}: {share} % of the validation digits are read right.', values)
    : t('Ended after epoch {epochs}: {share} % of the training digits are read right.', values);
}

function rangeFault(given: Readonly<Record<string, unknown>>): string | undefined {
  for (const [name, { minimum, maximum }] of Object.entries(STEERING_LIMITS)) {
    const value = given[name];
    const isFine = typeof value === 'number' && value >= minimum && value <= maximum;
    if (value !== undefined && !isFine) {
      return t('{label} is {value}; it must be a number from {minimum} to {maximum}.', {
        ...{ label: name, minimum, maximum },
        value: String(value),
      });
    }
  }
  return undefined;
}
