import { REMEMBERED } from '../nn/optimizer.ts';
import type { NetworkParameters } from '../nn/parameters.ts';
import type { TrainingSettings } from '../nn/settings.ts';
import type { LayerCourse } from '../protocol/inside.ts';
import type { FromWorker } from '../protocol/workerMessages.ts';
import { type LayerStep, measuredStep, type Stand } from './measuredStep.ts';
import type { RunMeter } from './runMeter.ts';
import type { RunPlan } from './runPlan.ts';
import type { SharedEngine } from './sharedEngine.ts';

/** Updates of a run that are measured at most, beside the first ones. */
const MOST_POINTS = 200;
/**
 * Digits trained from one measured update to the next. Copying the weights before and after it, and
 * comparing them, takes as long as training about 300 digits: half a percent.
 */
const DIGITS_BETWEEN = 60_000;
/** In the beginning most happens: after 1/64, 1/32, ... of that distance. */
const EARLY_HALVINGS = 6;

export interface LayerCourseOptions {
  readonly engine: SharedEngine;
  readonly meter: RunMeter;
  readonly plan: RunPlan;
  readonly settings: TrainingSettings;
  readonly emit: (event: FromWorker) => void;
  /** Looks at the weights before an update that is measured. */
  readonly look: (parameters: NetworkParameters) => void;
  /** Whether anybody may look at it. */
  readonly isWanted: boolean;
}

interface Point {
  readonly iteration: number;
  readonly layers: readonly LayerStep[];
}

/**
 * Measures a few updates of a run: how large the gradient of each layer was, and how much it changed
 * the weights. Which ones is decided by the run's plan alone.
 */
export class LayerCourseRecorder {
  readonly #options: LayerCourseOptions;
  /** Iterations from one measured update to the next. */
  readonly #interval: number;
  #points: Point[] = [];

  constructor(options: LayerCourseOptions) {
    this.#options = options;
    const { plan, settings } = options;
    const digitsPerUpdate = plan.digits / plan.iterationsPerEpoch;
    const copies = 1 + REMEMBERED[settings.optimizer]; // what is remembered is copied, too
    this.#interval = Math.max(
      Math.ceil(plan.totalIterations / MOST_POINTS),
      Math.round((DIGITS_BETWEEN * copies) / digitsPerUpdate),
    );
  }

  /** Batches that may be trained together from here: an update that is measured is one by itself. */
  get batchesTogether(): number {
    const { isWanted, meter } = this.#options;
    if (!isWanted) {
      return Number.POSITIVE_INFINITY;
    }
    return this.#isDue ? 1 : this.#nextDue(meter.iteration) - meter.iteration;
  }

  /**
   * Trains, and measures what it did if that is due.
   * @param train the next batches, not more than `batchesTogether`
   * @param between parts of a copy: there the weights must stay as they are; what it throws ends it
   */
  async around<Trained extends { readonly batches: number }>(
    train: () => Promise<Trained>,
    between: () => Promise<void>,
  ): Promise<Trained> {
    const { meter, settings } = this.#options;
    if (!this.#options.isWanted || !this.#isDue) {
      return train();
    }
    const { iteration, learningRate } = meter;
    const before = await this.#stand(between);
    this.#options.look(before.parameters);
    const trained = await train();
    if (trained.batches === 1) {
      const after = await this.#stand(between);
      this.#add({
        iteration,
        layers: measuredStep(settings.optimizer, learningRate, before, after),
      });
    }
    return trained;
  }

  async #stand(between: () => Promise<void>): Promise<Stand> {
    const { engine, settings } = this.#options;
    const parameters = await engine.copyParameters(between);
    if (REMEMBERED[settings.optimizer] === 0) {
      return { parameters };
    }
    const { memories } = await engine.optimizerState(between);
    return { parameters, memory: memories[0] };
  }

  /** After a divergence the run is at an earlier iteration again: what was behind it is forgotten. */
  #add(point: Point): void {
    this.#points = [...this.#points.filter(({ iteration }) => iteration < point.iteration), point];
    this.#options.emit({ type: 'layerCourse', course: courseOf(this.#points) });
  }

  get #isDue(): boolean {
    const { iteration } = this.#options.meter;
    return iteration === 0 || this.#nextDue(iteration - 1) === iteration;
  }

  #nextDue(iteration: number): number {
    const interval = this.#interval;
    for (let halvings = EARLY_HALVINGS; halvings > 0; halvings--) {
      const early = Math.floor(interval / 2 ** halvings);
      if (early > iteration) {
        return early;
      }
    }
    return (Math.floor(iteration / interval) + 1) * interval;
  }
}

function courseOf(points: readonly Point[]): LayerCourse {
  const column = (layer: number, key: keyof LayerStep) =>
    Float64Array.from(points, ({ layers }) => layers[layer][key]);
  return {
    iterations: Float64Array.from(points, ({ iteration }) => iteration),
    layers: points[0].layers.map((_, layer) => ({
      gradients: column(layer, 'gradient'),
      ratios: column(layer, 'ratio'),
    })),
  };
}
