import type { Measure } from '../measure.ts';
import type { Trainer } from '../trainer.ts';
import type { Work } from '../works.ts';

/** How much is trained in a measurement. */
export interface Extent {
  /** Digits of the training set; a measurement trains at most one epoch. */
  readonly count: number;
  /** About so long takes a measurement, where an epoch would take longer. */
  readonly seconds: number;
}

/** Samples a second; for a full batch milliseconds of its one iteration. */
export function trainingMeasure(work: Work, trainer: Trainer, { count, seconds }: Extent): Measure {
  const { who } = trainer;
  if (work.settings.batchSize === 'full') {
    const run = async () => 1000 * (await trainer.train(work, count));
    return { subject: work.name, who, unit: 'ms', run };
  }
  const rate = rateOf(work, trainer, { count, seconds });
  return { subject: work.name, who, unit: 'samples/s', run: rate };
}

/** Microseconds of training a digit. */
export function timePerSample(
  named: Pick<Measure, 'subject' | 'who'>,
  work: Work,
  trainer: Trainer,
  extent: Extent,
): Measure {
  const rate = rateOf(work, trainer, extent);
  return { ...named, unit: 'µs', run: async () => 1e6 / (await rate()) };
}

/** The first call finds out how many digits are enough, and lets the trainer warm up over it. */
function rateOf(work: Work, trainer: Trainer, { count, seconds }: Extent): () => Promise<number> {
  const most = count;
  const batch = Math.min(work.settings.batchSize as number, most);
  let digits: number | undefined;
  return async () => {
    if (digits === undefined) {
      let tried = batch;
      let took = await trainer.train(work, tried);
      while (tried < most && took < seconds / 2) {
        tried = Math.min(most, tried * 4);
        took = await trainer.train(work, tried);
      }
      const batches = Math.max(1, Math.round(((tried / took) * seconds) / batch));
      digits = Math.min(most, batches * batch);
    }
    return digits / (await trainer.train(work, digits));
  };
}
