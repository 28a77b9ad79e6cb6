import type { Dataset } from '../../src/data/dataset.ts';
import { createEngine } from '../../src/engine/createEngine.ts';
import type { Batch, Engine, EngineName } from '../../src/engine/engine.ts';
import { batchOf, digitsPerUpdate, epochOrder } from '../../src/nn/training.ts';
import { millisecondsOf } from './measure.ts';
import { namedWithThreads, type Trainer } from './trainer.ts';
import type { Work } from './works.ts';

type Digits = Pick<Dataset, 'training'> & Partial<Pick<Dataset, 'test'>>;

/** One of our engines; its networks live from the first measurement to `dispose`. */
export class EngineTrainer implements Trainer {
  readonly who: string;
  readonly #name: EngineName;
  readonly #threads: number;
  readonly #digits: Digits;
  readonly #engines = new Map<string, Engine>();

  constructor(name: EngineName, threads: number, digits: Digits) {
    this.who = name === 'textbook' ? name : namedWithThreads(name, threads);
    this.#name = name;
    this.#threads = threads;
    this.#digits = digits;
  }

  async train(work: Work, digits: number): Promise<number> {
    const engine = this.engineFor(work);
    const { count } = this.#digits.training;
    const milliseconds = await millisecondsOf(async () => {
      for (let epoch = 0, left = digits; left > 0; epoch++) {
        const order = epochOrder(work.settings, epoch, count).subarray(0, left);
        await trainEpoch(engine, work, order, epoch);
        left -= order.length;
      }
    });
    return milliseconds / 1000;
  }

  engineFor({ name, settings }: Work): Engine {
    const options = { settings, ...this.#digits, threads: this.#threads };
    const engine = this.#engines.get(name) ?? createEngine(this.#name, options).engine;
    if (engine.name !== this.#name) {
      throw new Error(`The ${this.#name} engine does not run here; there is nothing to measure.`);
    }
    this.#engines.set(name, engine);
    return engine;
  }

  async dispose(): Promise<void> {
    await Promise.all([...this.#engines.values()].map(engine => engine.dispose()));
    this.#engines.clear();
  }
}

async function trainEpoch(
  engine: Engine,
  { settings }: Work,
  order: Uint32Array<ArrayBuffer>,
  epoch: number,
): Promise<void> {
  const { learningRate } = settings;
  const size = digitsPerUpdate(settings, order.length);
  const together = Math.floor(engine.digitsPerCall / size);
  for (let iteration = 0; iteration * size < order.length; ) {
    if (engine.trainBatches === undefined || together === 0) {
      await trainSlices(engine, batchOf(order, settings, iteration), epoch, learningRate);
      iteration++;
      continue;
    }
    const batches: Batch[] = [];
    for (; batches.length < together && iteration * size < order.length; iteration++) {
      batches.push({ digits: batchOf(order, settings, iteration), epoch, learningRate });
    }
    await engine.trainBatches(batches);
  }
}

/** One batch in calls as short as the worker makes them. */
async function trainSlices(
  engine: Engine,
  batch: Uint32Array,
  epoch: number,
  learningRate: number,
): Promise<void> {
  for (let first = 0; first < batch.length; first += engine.digitsPerCall) {
    await engine.accumulate(batch.subarray(first, first + engine.digitsPerCall), epoch);
  }
  await engine.update(learningRate);
}
