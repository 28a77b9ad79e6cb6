import { t } from '@vscode/l10n';
import type { Advice } from '../protocol/steering.ts';

/** The accuracies of training and test digits are that far apart where a network learns by heart. */
const GAP = 0.05;
/** Before, training accuracy is still the mean over weights that changed much. */
const FIRST_EPOCH = 3;

/** Notices, once a run, that training and test accuracy part. */
export class OverfittingWatch {
  #hasTold = false;

  /** @returns what to tell, at most once */
  look(epochs: number, trainAccuracy: number, testAccuracy: number): Advice | undefined {
    if (this.#hasTold || epochs < FIRST_EPOCH || trainAccuracy - testAccuracy < GAP) {
      return undefined;
    }
    this.#hasTold = true;
    const share = (accuracy: number) => (100 * accuracy).toFixed(1);
    return {
      reason: 'overfitting',
      message: t(
        'Training and test accuracy part: {training} % and {test} %. The network learns its digits by heart. Try more digits, distortion, dropout or weight decay, or fewer hidden units.',
        { training: share(trainAccuracy), test: share(testAccuracy) },
      ),
    };
  }
}
