import type { Measure } from '../measure.ts';
import type { Trainer } from '../trainer.ts';
import type { Work } from '../works.ts';

/** At most in one measurement: nobody trains a network for hundreds of epochs. */
const EPOCHS = 3;
/** Batches before the first that is timed. */
const WARM_UP = 2;

/** How much is trained in a measurement. */
export interface Extent {
  /** Digits of the training set. */
  readonly count: number;
  /** About so long takes a measurement, where three epochs would take longer. */
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

/** The first call lets the trainer warm up and finds out how many digits are enough. */
function rateOf(work: Work, trainer: Trainer, extent: Extent): () => Promise<number> {
  let digits: number | undefined;
  return async () => {
    digits ??= await enoughDigits(work, trainer, extent);
    return digits / (await trainer.train(work, digits));
  };
}

async function enoughDigits(
  work: Work,
  trainer: Trainer,
  { count, seconds }: Extent,
): Promise<number> {
  const batch = Math.min(work.settings.batchSize as number, count);
  const most = EPOCHS * count;
  // What is compiled and started for the first batches says nothing of the later ones.
  await trainer.train(work, WARM_UP * batch);
  let tried = batch;
  let took = await trainer.train(work, tried);
  while (tried < most && took < seconds / 2) {
    tried = Math.min(most, tried * 4);
    took = await trainer.train(work, tried);
  }
  const batches = Math.max(1, Math.round(((tried / took) * seconds) / batch));
  return Math.min(most, batches * batch);
}
