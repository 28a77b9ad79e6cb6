import type { BatchSums, Engine } from '../engine/engine.ts';
import type { OptimizerState } from '../nn/optimizerState.ts';
import type { NetworkParameters } from '../nn/parameters.ts';

/**
 * An engine for several that do not know of each other, the loop and questions from outside: what
 * one of them asks for waits until the others' calls have ended.
 */
export class SharedEngine {
  readonly name: Engine['name'];
  readonly digitsPerCall: number;
  readonly digitsPerPrediction: number;
  readonly #engine: Engine;
  #last: Promise<unknown> = Promise.resolve();

  constructor(engine: Engine) {
    this.name = engine.name;
    this.digitsPerCall = engine.digitsPerCall;
    this.digitsPerPrediction = engine.digitsPerPrediction ?? engine.digitsPerCall;
    this.#engine = engine;
  }

  accumulate(digits: Uint32Array, epoch: number): Promise<BatchSums> {
    return this.alone(engine => engine.accumulate(digits, epoch));
  }

  /** Whether `trainBatches` is there. */
  get trainsBatches(): boolean {
    return this.#engine.trainBatches !== undefined;
  }

  predict(images: Uint8Array): Promise<Float32Array> {
    return this.alone(engine => engine.predict(images));
  }

  setParameters(parameters: NetworkParameters): Promise<void> {
    return this.alone(engine => engine.setParameters(parameters));
  }

  setOptimizerState(state: OptimizerState): Promise<void> {
    return this.alone(engine => engine.setOptimizerState(state));
  }

  /** Runs the work when everything before has ended, however it ended; the rest waits for it. */
  alone<Result>(work: (engine: Engine) => Promise<Result> | Result): Promise<Result> {
    const result = this.#last.then(() => work(this.#engine));
    this.#last = result.catch(() => {});
    return result;
  }

  /**
   * A copy of the weights, at once: only for the loop, between its own calls.
   * @param layers only the first so many are needed
   */
  parametersNow(layers?: number): NetworkParameters {
    return this.#engine.parameters(layers);
  }

  /** As `parametersNow`, also from within `alone`. Between its parts nobody may change the weights. */
  async copyParameters(between: () => Promise<void>): Promise<NetworkParameters> {
    return this.#engine.copyParameters?.(between) ?? this.#engine.parameters();
  }

  /** As `copyParameters`, of what the optimizer remembers. */
  optimizerState(between: () => Promise<void>): Promise<OptimizerState> {
    return this.#engine.optimizerState(between);
  }
}
