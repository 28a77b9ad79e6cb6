import type { Dataset } from '../../../src/data/dataset.ts';
import { EngineTrainer } from '../engineTrainer.ts';
import type { Measure } from '../measure.ts';
import { USUAL_WORK, workOf } from '../works.ts';
import { timePerSample } from './training.ts';

/** Time per sample by the width of the hidden layer. */
export const BY_WIDTH = '784-W-10, batch 64, sgd, a sample';
/** Time per sample by the size of the training set. */
export const BY_COUNT = `${USUAL_WORK.name}, a sample`;

/** Every doubling of the width; `quick` has fewer. */
export function widthsOf(isQuick: boolean): number[] {
  return isQuick ? [32, 256, 2048] : [32, 64, 128, 256, 512, 1024, 2048];
}

/** A tenth of the training set, a third and all of it. */
export function countsOf({ training }: Dataset): number[] {
  return [0.1, 0.3, 1].map(share => Math.round(training.count * share));
}

/** What becomes of the fast engine's time for a sample with wider layers and with more digits. */
export function scalingMeasures(
  dataset: Dataset,
  { threads, seconds, isQuick }: { threads: number; seconds: number; isQuick: boolean },
): { measures: Measure[]; dispose: () => Promise<void> } {
  const { training } = dataset;
  const trainer = new EngineTrainer('fast', threads, dataset);
  const byWidth = widthsOf(isQuick).map(width =>
    timePerSample(
      { subject: BY_WIDTH, who: `fast, W = ${width}` },
      workOf({ hiddenLayers: [width] }),
      trainer,
      { count: training.count, seconds },
    ),
  );
  const parts = countsOf(dataset).map(count => ({
    count,
    trainer: new EngineTrainer('fast', threads, {
      training: {
        count,
        images: training.images.subarray(0, count * 784),
        labels: training.labels.subarray(0, count),
      },
    }),
  }));
  // As many digits for all: the small sets are gone through several times.
  const byCount = parts.map(part =>
    timePerSample(
      { subject: BY_COUNT, who: `fast, ${part.count} digits` },
      USUAL_WORK,
      part.trainer,
      { count: training.count, seconds },
    ),
  );
  return {
    measures: [...byWidth, ...byCount],
    dispose: async () => {
      await Promise.all([trainer, ...parts.map(part => part.trainer)].map(own => own.dispose()));
    },
  };
}
