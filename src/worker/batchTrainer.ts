import type { TrainingSettings } from '../nn/settings.ts';
import { batchOf } from '../nn/training.ts';
import { isDiverged } from './divergence.ts';
import type { LayerCourseRecorder } from './layerCourse.ts';
import type { RunMeter } from './runMeter.ts';
import type { SharedEngine } from './sharedEngine.ts';
import type { Sums } from './sums.ts';

export interface BatchTrainerOptions {
  readonly engine: SharedEngine;
  readonly settings: TrainingSettings;
  readonly meter: RunMeter;
  readonly course: LayerCourseRecorder;
  /** Told of every batch that has changed the weights, before anybody else can ask for them. */
  readonly count: (sums: Sums) => void;
  /** Between slices of work: hears orders. What it throws ends the training. */
  readonly between: () => Promise<void>;
}

/** What came of some batches. */
export interface Trained {
  /** How many batches have changed the weights. */
  readonly batches: number;
  /** Mean over the first batch's digits: that of the weights before it. */
  readonly firstLoss: number;
  /** The batch after these has no finite loss, or one from which no run comes back. */
  readonly hasDiverged: boolean;
}

/** Trains batches in calls of about 20 ms: a large one in slices, several small ones together. */
export class BatchTrainer {
  readonly #options: BatchTrainerOptions;

  constructor(options: BatchTrainerOptions) {
    this.#options = options;
  }

  /**
   * Trains the next batch, or some.
   * @param order of the epoch's digits
   * @param epoch counted from 0
   * @param within iterations of the epoch that are done
   * @param most batches that may be trained before somebody wants to look
   */
  async train(
    order: Uint32Array<ArrayBuffer>,
    epoch: number,
    within: number,
    most: number,
  ): Promise<Trained> {
    const { course, between } = this.#options;
    return course.around(() => this.#train(order, epoch, within, most), between);
  }

  async #train(
    order: Uint32Array<ArrayBuffer>,
    epoch: number,
    within: number,
    most: number,
  ): Promise<Trained> {
    const { engine, settings } = this.#options;
    const first = batchOf(order, settings, within);
    if (!engine.trainsBatches || first.length > engine.digitsPerCall) {
      return this.#trainOne(first, epoch);
    }
    const count = Math.min(most, Math.floor(engine.digitsPerCall / first.length));
    const batches = Array.from({ length: count }, (_, index) =>
      batchOf(order, settings, within + index),
    );
    return this.#trainTogether(batches, epoch);
  }

  async #trainTogether(batches: readonly Uint32Array[], epoch: number): Promise<Trained> {
    const { engine, meter, between } = this.#options;
    const { iteration } = meter;
    const orders = batches.map((digits, index) => ({
      digits,
      epoch,
      learningRate: meter.learningRateAt(iteration + index),
    }));
    const trained = await engine.alone(async own => {
      const sums = (await own.trainBatches?.(orders)) ?? [];
      return this.#take(sums.map((sum, index) => ({ ...sum, digits: batches[index].length })));
    });
    await between();
    return trained;
  }

  #take(sums: readonly Sums[]): Trained {
    const { meter, count } = this.#options;
    const failed = sums.findIndex(({ loss, digits }) => isDiverged(loss / digits));
    const good = failed < 0 ? sums : sums.slice(0, failed);
    for (const batch of good) {
      meter.digits += batch.digits;
      count(batch);
    }
    const [{ loss, digits }] = sums;
    return { batches: good.length, firstLoss: loss / digits, hasDiverged: failed >= 0 };
  }

  async #trainOne(batch: Uint32Array, epoch: number): Promise<Trained> {
    const { engine, meter, count } = this.#options;
    const sums = await this.#accumulate(batch, epoch);
    if (sums === undefined) {
      return { batches: 0, firstLoss: Number.NaN, hasDiverged: true };
    }
    await engine.alone(async own => {
      await own.update(meter.learningRate);
      count(sums);
    });
    return { batches: 1, firstLoss: sums.loss / sums.digits, hasDiverged: false };
  }

  /** @returns the sums over the batch, or nothing if it diverges */
  async #accumulate(batch: Uint32Array, epoch: number): Promise<Sums | undefined> {
    const { engine, meter, between } = this.#options;
    const { digitsPerCall } = engine;
    const sums: Sums = { loss: 0, correct: 0, digits: 0 };
    for (let start = 0; start < batch.length; start += digitsPerCall) {
      const slice = batch.subarray(start, start + digitsPerCall);
      const { loss, correct } = await engine.accumulate(slice, epoch);
      sums.loss += loss;
      sums.correct += correct;
      sums.digits += slice.length;
      // No loss is negative: what the rest of the batch adds makes it no better.
      if (isDiverged(sums.loss / batch.length)) {
        return undefined;
      }
      meter.digits += slice.length;
      await between();
    }
    return sums;
  }
}
