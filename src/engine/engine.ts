import type { LabelledImages } from '../data/dataset.ts';
import type { OptimizerState } from '../nn/optimizerState.ts';
import type { NetworkParameters } from '../nn/parameters.ts';
import type { TrainingSettings } from '../nn/settings.ts';

export type EngineName = 'textbook' | 'fast';

/** What an engine needs to start a run. */
export interface EngineOptions {
  readonly settings: TrainingSettings;
  /** The digits that `accumulate` names by index. */
  readonly training: LabelledImages;
  /**
   * The digits that predictions are asked for again and again: an engine may keep them in a form of
   * its own, and knows them by their memory. Nobody may change them.
   */
  readonly test?: LabelledImages;
  /** Continue from these instead of initialising from the seed. */
  readonly parameters?: NetworkParameters;
  /** Upper bound of threads; an engine may use fewer. The result does not depend on it. */
  readonly threads: number;
}

/** Sums over the digits of one `accumulate`. */
export interface BatchSums {
  /** Sum of the digits' cross-entropies in nats. Not finite: the run has diverged. */
  readonly loss: number;
  /** Number of digits whose largest probability is their label's. */
  readonly correct: number;
}

/** The digits of one step, and its learning rate. */
export interface Batch {
  /** Indices into the training set. */
  readonly digits: Uint32Array;
  /** Counted from 0; with a digit's index it decides its distortion and dropout. */
  readonly epoch: number;
  readonly learningRate: number;
}

/**
 * A network that learns: the one interface of the textbook and the fast engine.
 *
 * A step is `accumulate` once or more, over the digits of the batch, then `update` once. Between
 * two calls the caller may do anything else, so that even a full batch can be paused.
 * Same settings and calls give the same bits, on any number of threads.
 */
export interface Engine {
  readonly name: EngineName;
  /** Digits per `accumulate` that keep one call under about 20 ms; of a very wide network, under 45 ms. */
  readonly digitsPerCall: number;
  /**
   * Digits per `predict` that keep one call under about 50 ms and lose no time between calls;
   * missing: as many as `digitsPerCall`.
   */
  readonly digitsPerPrediction?: number;

  /**
   * Forward and backward: adds the gradients of these training digits to the batch's.
   * @param digits indices into the training set
   * @param epoch counted from 0; with a digit's index it decides its distortion and dropout
   */
  accumulate(digits: Uint32Array, epoch: number): Promise<BatchSums> | BatchSums;

  /** Applies one optimizer step with the mean of the accumulated gradients, then clears them. */
  update(learningRate: number): Promise<void> | void;

  /**
   * Several whole steps in one call, together of at most `digitsPerCall` digits: for an engine that
   * loses time between two calls, because threads have to be woken. It ends early, without the
   * update, at a batch whose loss is not finite.
   * @returns the sums of the batches that were trained, the one that failed included
   */
  trainBatches?(batches: readonly Batch[]): Promise<readonly BatchSums[]> | readonly BatchSums[];

  /** Probabilities `[count, 10]` of the images `[count, 784]` (0 to 255), without dropout. */
  predict(images: Uint8Array): Promise<Float32Array> | Float32Array;

  /**
   * A copy of the current weights and biases.
   * @param layers only the first so many are needed; an engine may give more
   */
  parameters(layers?: number): NetworkParameters;

  /**
   * As `parameters`, for networks so wide that copying takes long.
   * @param between called every now and then: there the caller may do anything but change weights
   */
  copyParameters?(between: () => Promise<void>): Promise<NetworkParameters>;

  /**
   * Replaces weights and biases, and forgets gradients accumulated so far and the optimizer's memory
   * of earlier ones.
   */
  setParameters(parameters: NetworkParameters): void;

  /**
   * A copy of what the optimizer remembers.
   * @param between called every now and then: there the caller may do anything but change weights
   */
  optimizerState(between: () => Promise<void>): Promise<OptimizerState>;

  /**
   * Lets the optimizer remember this: with the weights that belong to it, set before, all further
   * steps are those that would have been. Gradients accumulated so far are forgotten.
   * @throws RangeError if it is that of another network or another kind of optimizer
   */
  setOptimizerState(state: OptimizerState): void;

  /** Ends all threads. What is still asked is answered on the caller's alone; a second time is fine. */
  dispose(): Promise<void> | void;
}
