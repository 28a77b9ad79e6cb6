import type { Checkpoint } from '../protocol/subjects.ts';
import type { Measure } from './measure.ts';

/** Remembers the epoch that the validation digits chose: the test set has no say in it. */
export class BestEpoch {
  #best: { readonly measure: Measure; readonly checkpoint: Checkpoint } | undefined;

  /** The weights of the best epoch so far. */
  get checkpoint(): Checkpoint | undefined {
    return this.#best?.checkpoint;
  }

  /** @param measure of the validation digits, by the weights of the checkpoint; missing: there are none */
  offer(measure: Measure | undefined, checkpoint: Checkpoint): void {
    if (measure === undefined) {
      return;
    }
    const best = this.#best?.measure;
    const isBetter =
      best === undefined ||
      measure.accuracy > best.accuracy ||
      (measure.accuracy === best.accuracy && measure.loss < best.loss);
    if (isBetter) {
      this.#best = { measure, checkpoint };
    }
  }
}
