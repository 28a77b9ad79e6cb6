// Why a network says what it says of a digit.

/** Why the network says what it says of one digit. */
export interface Explanation {
  /** Of the weights. */
  readonly iteration: number;
  /** `[784]` 0 to 255, the digit itself */
  readonly image: Uint8Array;
  /** What it is; missing where nobody has said. */
  readonly label?: number;
  /** `[10]` */
  readonly probabilities: Float32Array;
  /** The digit with the largest probability. */
  readonly predicted: number;
  /** Who votes: the units of the last hidden layer, or the pixels where there is none. */
  readonly voters: 'units' | 'pixels';
  readonly hiddenLayers: number;
  /** For the predicted digit, and for the true one if that is known and another. */
  readonly counts: readonly VoteCount[];
  /** `[784]` how much the score of the predicted digit changes with each pixel (0 to 1) */
  readonly saliency: Float32Array;
}

/** How the score of a digit came about: score = bias + all votes. */
export interface VoteCount {
  readonly digit: number;
  /** z: softmax makes the probability of it. */
  readonly score: number;
  readonly bias: number;
  /** Votes above 0, the strongest first; a few. */
  readonly pro: Votes;
  /** Votes below 0, the strongest first; a few. */
  readonly contra: Votes;
  /** All voters that are in neither list, also those who say nothing. */
  readonly others: { readonly count: number; readonly sum: number };
}

/** vote = activation × weight */
export interface Votes {
  /** `[n]` index of the unit in the last hidden layer, or of the pixel */
  readonly voters: Uint32Array;
  /** `[n]` */
  readonly activations: Float64Array;
  readonly weights: Float64Array;
  readonly votes: Float64Array;
}
