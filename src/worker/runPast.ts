import type { NetworkParameters } from '../nn/parameters.ts';
import { layerSizes, type TrainingSettings } from '../nn/settings.ts';
import type { KeptMoments, TestAnswers } from '../protocol/subjects.ts';
import type { RunMeter } from './runMeter.ts';
import type { RunPlan } from './runPlan.ts';
import type { RunWeights } from './runWeights.ts';
import type { SharedEngine } from './sharedEngine.ts';
import { type Moment, WeightHistory } from './weightHistory.ts';

const BYTES_PER_FLOAT = 4;
/** Of what the weights say of it. */
const BYTES_PER_TEST_DIGIT = 3;

export interface RunPastOptions {
  readonly engine: SharedEngine;
  readonly meter: RunMeter;
  readonly weights: RunWeights;
  readonly plan: RunPlan;
  readonly settings: TrainingSettings;
  /** For the weights of earlier moments; missing: none are kept. */
  readonly historyBytes?: number;
  readonly testCount: number;
}

/** What a run keeps of its earlier moments, so that people can go back to them. */
export class RunPast {
  readonly #options: RunPastOptions;
  readonly #history: WeightHistory;
  #tested: { readonly iteration: number; readonly answers: TestAnswers } | undefined;
  #isNew: boolean;

  constructor(options: RunPastOptions) {
    this.#options = options;
    const { plan, settings, historyBytes = 0, testCount } = options;
    this.#history = new WeightHistory({
      momentBytes: BYTES_PER_FLOAT * numberCount(settings) + BYTES_PER_TEST_DIGIT * testCount,
      budgetBytes: historyBytes,
      iterationsPerEpoch: plan.iterationsPerEpoch,
      digitsPerEpoch: plan.digits,
    });
    this.#isNew = this.#isTold; // that the network is too wide is news, too
  }

  /** What the weights of now say of the test digits. */
  tested(answers: TestAnswers): void {
    this.#tested = { iteration: this.#options.meter.iteration, answers };
  }

  /** Iterations from here to the next moment that is kept. */
  get untilDue(): number {
    const { iteration } = this.#options.meter;
    return this.#history.nextDue(iteration) - iteration;
  }

  /**
   * Keeps the weights of now if they are wanted. Call it where no update is under way.
   * @param between parts of a copy: there the weights must stay as they are; what it throws ends it
   */
  async look(between: () => Promise<void>): Promise<void> {
    const { engine, meter, weights } = this.#options;
    if (this.#history.isDue(meter.iteration)) {
      const { lastGood } = weights; // at the end of an epoch they have just been copied
      const isOfNow = lastGood?.provenance.place?.iteration === meter.iteration;
      this.keep(isOfNow ? lastGood.parameters : await engine.copyParameters(between));
    }
  }

  /** Keeps these weights of now. Nobody may change them any more. */
  keep(parameters: NetworkParameters): void {
    const { iteration } = this.#options.meter;
    const testAnswers = this.#tested?.iteration === iteration ? this.#tested.answers : undefined;
    this.#history.keep({ iteration, parameters, ...(testAnswers && { testAnswers }) });
    this.#isNew = this.#isTold;
  }

  /** Forgets the weights of now: they give no finite numbers, and others take their place. */
  forgetNow(): void {
    this.#history.dropFrom(this.#options.meter.iteration);
    this.#isNew = this.#isTold;
  }

  get #isTold(): boolean {
    return this.#options.historyBytes !== undefined;
  }

  /** The moments that are kept, if they are others than the last time. */
  news(): KeptMoments | undefined {
    if (!this.#isNew) {
      return undefined;
    }
    this.#isNew = false;
    const { iterations, momentBytes, capacity } = this.#history;
    return { iterations, momentBytes, capacity };
  }

  /** η of the update that came after this one. */
  learningRateAt(iteration: number): number {
    const { meter, plan } = this.#options;
    return meter.learningRateAt(Math.min(iteration, plan.totalIterations - 1));
  }

  /** The moment that lies nearest; undefined where none is kept. */
  nearest(iteration: number): Moment | undefined {
    return this.#history.nearest(iteration);
  }

  /** What a moment's weights say of all test digits is known now. */
  complete(moment: Moment, testAnswers: TestAnswers): void {
    this.#history.complete(moment, testAnswers);
  }
}

/** Weights and biases of the network. */
function numberCount(settings: TrainingSettings): number {
  const sizes = layerSizes(settings);
  return sizes.slice(1).reduce((sum, size, index) => sum + size * (sizes[index] + 1), 0);
}
