// What goes on inside the layers of a network.
import type { MatrixPicture, TensorPortrait } from './paramsPortrait.ts';

/** How many numbers are spread. */
export type NumberSpread = Omit<TensorPortrait, 'name'>;

/** What every unit says to one digit, and which never say anything. */
export interface Activations {
  /** Of the weights. */
  readonly iteration: number;
  /** Digits of the training set, without distortion, that `dead` was found with. */
  readonly sampled: number;
  /** From the first layer to the last one. */
  readonly layers: readonly LayerActivations[];
}

export interface LayerActivations {
  /** `[outputs]` after ReLU; in the last layer the probabilities */
  readonly values: Float32Array;
  /** Units of a hidden layer that are 0 for every sampled digit, rising; in the last layer none. */
  readonly dead: Uint32Array;
}

/** What is inside each layer at one moment. */
export interface Inside {
  /** Of the weights. */
  readonly iteration: number;
  /** Digits of the training set, without distortion, that the activations are those of. */
  readonly sampled: number;
  readonly layers: readonly InsideLayer[];
}

export interface InsideLayer {
  readonly inputs: number;
  readonly outputs: number;
  /** Of more than half a million weights every second, third, ... one. */
  readonly weights: NumberSpread;
  /**
   * Activations above 0, of all units for all sampled digits; in the last layer the probabilities.
   * Missing where none is above 0.
   */
  readonly activations?: NumberSpread;
  /** `[outputs]` what the layer answers to the digit asked about, after ReLU or softmax */
  readonly values: Float32Array;
  /** Share of the activations that are 0. */
  readonly zeroShare: number;
  /** Units of a hidden layer that are 0 for every sampled digit, rising; in the last layer none. */
  readonly dead: Uint32Array;
  /** Of the layers behind the first one, whose pictures are there already. */
  readonly matrix?: MatrixPicture;
}

/** How fast each layer learned: some updates of a run, about 200 at most. */
export interface LayerCourse {
  /** Updates before the measured one; rising. */
  readonly iterations: Float64Array;
  /** From the first layer to the last one; of its weights, without the biases. */
  readonly layers: readonly LayerPace[];
}

export interface LayerPace {
  /** Length (L2 norm) of the gradient: the mean over the batch, with the L2 penalty. */
  readonly gradients: Float64Array;
  /**
   * Length of the change that the update made, divided by the length of the weights before; `NaN`
   * where all weights were 0.
   */
  readonly ratios: Float64Array;
}
