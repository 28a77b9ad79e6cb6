// What the conversations between the rooms speak of.
// Typed arrays are whole buffers (slice(), never subarray()); no NaN outside typed arrays.
import type { DatasetDescription } from '../data/dataset.ts';
import type { OptimizerState } from '../nn/optimizerState.ts';
import type { NetworkParameters } from '../nn/parameters.ts';
import type { Provenance } from '../params/paramsFile.ts';

/** Where a run stands. */
export interface RunPosition {
  /** Updates so far, and in all. */
  readonly iteration: number;
  readonly totalIterations: number;
  readonly iterationsPerEpoch: number;
  /** Completed epochs, and in all. */
  readonly epoch: number;
  readonly epochs: number;
  /** Digits trained per second, evaluation and pauses left out. 0 before the first. */
  readonly samplesPerSecond: number;
  /** That is the mean over the whole run, which has ended; missing: over about the last second. */
  readonly isMeanSpeed?: true;
  /**
   * Seconds of training so far, without pauses and without measuring accuracy; and the estimate of
   * what is left, with the measuring still to come.
   */
  readonly seconds: number;
  readonly secondsLeft: number;
  readonly learningRate: number;
  /** While accuracy is measured, where that takes more than about a second. */
  readonly measuring?: Measuring;
}

/** How far a measure of accuracy is, in digits. */
export interface Measuring {
  readonly digits: 'test' | 'validation';
  readonly done: number;
  readonly total: number;
}

/**
 * The curves. A training point is the mean over the batches since the point before; a test point
 * is the whole test set. At most about 2,000 training points a run, by construction.
 */
export interface HistoryPoints {
  readonly training: {
    readonly iteration: Float64Array;
    readonly loss: Float64Array;
    readonly accuracy: Float64Array;
  };
  readonly test: {
    readonly iteration: Float64Array;
    readonly loss: Float64Array;
    readonly accuracy: Float64Array;
  };
}

/** The first layer as pictures. */
export interface WeightPictures {
  readonly iteration: number;
  /** Units in the first layer, and how many of them (the strongest) are here. */
  readonly unitsInAll: number;
  /** `[units]` index of each unit in the layer, by falling strength */
  readonly units: Uint32Array;
  /** `[units]` length (L2 norm) of the unit's weight vector, the strength */
  readonly strengths: Float32Array;
  /** `[units, 784]` weights, scaled so that 127 is `scale` */
  readonly weights: Int8Array;
  /** Largest absolute weight of all units. */
  readonly scale: number;
  /**
   * `[units, nextOutputs]` the weights by which the next layer reads the unit; empty without a hidden
   * layer, and where they are too many
   */
  readonly outgoing: Float32Array;
  readonly nextOutputs: number;
}

/** What the network says about every test digit. */
export interface TestAnswers {
  /** `[testCount]` the digit with the largest probability */
  readonly predicted: Uint8Array;
  /** `[testCount]` that probability, 0 to `CERTAIN` */
  readonly confidence: Uint16Array;
}

/** The confidence of a probability of 1. */
export const CERTAIN = 65_535;

export interface TestPredictions extends TestAnswers {
  readonly iteration: number;
}

/** The earlier moments of a run whose weights are kept. */
export interface KeptMoments {
  /** At which iterations, rising; a few hundred at most. */
  readonly iterations: Float64Array;
  /** What one of them takes in memory. */
  readonly momentBytes: number;
  /** Moments at most; 0: the network is too wide for the memory that they may take. */
  readonly capacity: number;
}

/** Test digits with what the current weights say of them. */
export interface DigitPredictions {
  readonly iteration: number;
  readonly indices: Uint32Array;
  /** `[n, 784]` 0 to 255 */
  readonly images: Uint8Array;
  /** `[n]` */
  readonly labels: Uint8Array;
  /** `[n, 10]` */
  readonly probabilities: Float32Array;
}

/** Something that went wrong, in words for a person. */
export interface Problem {
  /** E.g. `dataset/truncated`, `params/offsets`, `diverged`, `worker`. */
  readonly reason: string;
  readonly message: string;
  /** After a divergence: the learning rate that the message advises, and what it is of that of now. */
  readonly advised?: { readonly learningRate: number; readonly factor: number };
}

/** Weights worth keeping, with what made them. */
export interface Checkpoint {
  readonly parameters: NetworkParameters;
  readonly provenance: Provenance;
  /**
   * What the optimizer remembers with these weights: at the end of a run and where somebody asks for
   * the weights, if it remembers anything.
   */
  readonly optimizer?: OptimizerState;
}

/** The measure of a network on a test set. */
export interface EvaluationReport {
  readonly dataset: DatasetDescription;
  readonly layers: readonly number[];
  readonly total: number;
  readonly correct: number;
  readonly accuracy: number;
  /** Mean cross-entropy in nats. */
  readonly loss: number;
  /** `[10][10]` rows: the true digit, columns: the predicted one */
  readonly confusion: readonly (readonly number[])[];
  /** Per digit 0 to 9; `null` where nothing was predicted (precision) or present (recall). */
  readonly precision: readonly (number | null)[];
  readonly recall: readonly (number | null)[];
  /** The wrong digits, the surest mistakes first. */
  readonly wrong: DigitPredictions;
  readonly provenance: Provenance;
  readonly seconds: number;
}
