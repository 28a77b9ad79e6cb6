import type { DatasetDescription } from '../data/dataset.ts';
import { REMEMBERED } from '../nn/optimizer.ts';
import { layerSizes, type TrainingSettings } from '../nn/settings.ts';
import type { Provenance } from '../params/paramsFile.ts';
import type { Checkpoint } from '../protocol/subjects.ts';
import { hasFiniteNumbers, isHealthy } from './divergence.ts';
import { Breath, type Pace } from './pace.ts';
import type { RunMeter } from './runMeter.ts';
import type { SharedEngine } from './sharedEngine.ts';

/** Seconds of training between two checkpoints within an epoch, or more: */
const CHECKPOINT_SECONDS = 1;
/** so many for each weight. Copying and looking at one takes 4 ns: half a percent of the training. */
const CHECKPOINT_SECONDS_A_WEIGHT = 0.8e-6;

/** What made the weights, as the params file will say. */
export interface Maker {
  readonly preset: string;
  readonly settings: TrainingSettings;
  readonly dataset: DatasetDescription;
  readonly program: string;
  readonly changedFrom?: string;
  /** What the run began with instead of initial weights. */
  readonly from?: Checkpoint;
}

/** The weights of a run, what is known of them, and the last ones known to be good. */
export class RunWeights {
  readonly #engine: SharedEngine;
  readonly #maker: Maker;
  readonly #meter: RunMeter;
  readonly #pace: Pace;
  readonly #breath: Breath;
  #updates = 0;
  #epochs = 0;
  #trainAccuracy: number | undefined;
  #testAccuracy: number | undefined;
  #untrainedLoss = Number.POSITIVE_INFINITY;
  #lastGood: Checkpoint | undefined;
  #keptAt = 0;
  readonly #restSeconds: number;
  /** Of the earlier run that goes on. */
  #secondsBefore = 0;

  constructor(engine: SharedEngine, maker: Maker, meter: RunMeter, pace: Pace) {
    this.#engine = engine;
    this.#maker = maker;
    this.#meter = meter;
    this.#pace = pace;
    this.#breath = new Breath(pace);
    this.#restSeconds = Math.max(
      CHECKPOINT_SECONDS,
      CHECKPOINT_SECONDS_A_WEIGHT * weightCount(maker.settings),
    );
  }

  get lastGood(): Checkpoint | undefined {
    return this.#lastGood;
  }

  /** Updates that they hold. */
  get updates(): number {
    return this.#updates;
  }

  /** Gives the engine the weights that the run begins with, if any, and what is known of them. */
  async goOn(): Promise<void> {
    const { from } = this.#maker;
    if (from === undefined) {
      return;
    }
    if (from.provenance.place === undefined) {
      await this.#engine.setParameters(from.parameters);
      return;
    }
    await this.setBack(from);
    this.#secondsBefore = from.provenance.seconds ?? 0;
    if (from.optimizer !== undefined) {
      await this.#engine.setOptimizerState(from.optimizer);
    }
  }

  /** Takes the weights before the first update as good; the others are compared with their loss. */
  async begin(untrainedLoss: number): Promise<void> {
    this.#untrainedLoss = untrainedLoss;
    this.#lastGood = await this.current();
  }

  /** An update has changed them: how good they are is not known any more. */
  updated(): void {
    this.#updates++;
    this.#testAccuracy = undefined;
  }

  /** @param trainAccuracy mean over the epoch's batches, while the weights changed */
  endEpoch(trainAccuracy: number): void {
    this.#epochs++;
    this.#trainAccuracy = trainAccuracy;
  }

  /** Whether their accuracy on the test set is known. */
  get areTested(): boolean {
    return this.#testAccuracy !== undefined;
  }

  tested(accuracy: number): void {
    this.#testAccuracy = accuracy;
  }

  /**
   * A copy of the weights with all that is known of them; the last good ones if not finite.
   * @param between parts of the work: what it throws ends it; the weights must stay as they are
   */
  async current(between = () => this.#breath.take()): Promise<Checkpoint> {
    const parameters = await this.#engine.copyParameters(between);
    for (const layer of parameters) {
      if (!hasFiniteNumbers(layer)) {
        return this.lastGoodOrThrow();
      }
      await between();
    }
    const { preset, settings, dataset, program } = this.#maker;
    const { kind, name, digest } = dataset;
    return {
      parameters,
      provenance: {
        preset,
        settings,
        dataset: { kind, name, digest },
        epochs: this.#epochs,
        iterations: this.#updates,
        trainAccuracy: this.#trainAccuracy,
        testAccuracy: this.#testAccuracy,
        seconds: this.#seconds,
        engine: this.#engine.name,
        place: this.#meter.place(),
        ...this.#origin,
        created: this.#pace.date().toISOString(),
        program,
      },
    };
  }

  /** Of the run that goes on: its curve, which who keeps the history continues; and its own origin. */
  get #origin(): Pick<Provenance, 'curve' | 'branchedFrom' | 'changedFrom'> {
    const { curve, place, branchedFrom, ...earlier } = this.#maker.from?.provenance ?? {};
    const changedFrom = this.#maker.changedFrom ?? earlier.changedFrom;
    return {
      ...(curve && place && { curve }),
      ...(branchedFrom && { branchedFrom }),
      ...(changedFrom && { changedFrom }),
    };
  }

  /** As `current`, with what the optimizer remembers: enough to go on as if nothing had been. */
  async whole(): Promise<Checkpoint> {
    const checkpoint = await this.current();
    const isOlder = checkpoint === this.#lastGood;
    if (isOlder || REMEMBERED[this.#maker.settings.optimizer] === 0) {
      return checkpoint;
    }
    return {
      ...checkpoint,
      optimizer: await this.#engine.optimizerState(() => this.#breath.take()),
    };
  }

  get #seconds(): number {
    return this.#secondsBefore + this.#meter.training.seconds;
  }

  /**
   * Remembers weights as good, unless their loss says that they are not.
   * @returns them, for others to keep
   */
  keep(meanLoss: number, weights: Checkpoint): Checkpoint | undefined {
    if (!isHealthy(meanLoss, this.#untrainedLoss)) {
      return undefined;
    }
    this.#keptAt = weights.provenance.seconds ?? 0;
    this.#lastGood = weights;
    return weights;
  }

  /** Within a long epoch, every now and then: `keep` wants them as they are, when their loss is known. */
  get areDue(): boolean {
    return this.#seconds - this.#keptAt >= this.#restSeconds;
  }

  /** Gives the engine earlier weights, and knows again what was known of them. */
  async setBack({ parameters, provenance }: Checkpoint): Promise<void> {
    await this.#engine.setParameters(parameters);
    this.#updates = provenance.iterations ?? 0;
    this.#epochs = provenance.epochs ?? 0;
    this.#trainAccuracy = provenance.trainAccuracy;
    this.#testAccuracy = provenance.testAccuracy;
  }

  /** @throws Error if even the untrained weights give no finite numbers */
  lastGoodOrThrow(): Checkpoint {
    if (this.#lastGood === undefined) {
      throw new Error('The untrained network gives numbers that are not finite.');
    }
    return this.#lastGood;
  }
}

function weightCount(settings: TrainingSettings): number {
  const sizes = layerSizes(settings);
  return sizes.slice(1).reduce((sum, size, index) => sum + size * sizes[index], 0);
}
