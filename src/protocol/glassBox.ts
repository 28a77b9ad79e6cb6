// One training step of one digit, with all its numbers.

/** What one step of plain gradient descent with one digit does, from the pixels to the new weights. */
export interface GlassBox {
  /** Updates that the weights hold. */
  readonly iteration: number;
  /** `[784]` 0 to 255 */
  readonly image: Uint8Array;
  readonly label: number;
  /** The digit with the largest probability. */
  readonly predicted: number;
  /** η of this iteration */
  readonly learningRate: number;
  readonly gradientScale: number;
  readonly weightDecay: number;
  /** Of the run; the step here is one of `sgd` whatever it is. */
  readonly optimizer: 'sgd' | 'momentum' | 'adam';
  /** From the first layer to the last one. */
  readonly layers: readonly GlassLayer[];
  readonly weight: GlassWeight;
  readonly lossBefore: number;
  /** Of the same digit, with the new weights. */
  readonly lossAfter: number;
}

/** A layer, and one of its units: in the last layer the one of the true digit. */
export interface GlassLayer {
  readonly inputs: number;
  readonly outputs: number;
  readonly unit: number;
  /** z of the unit */
  readonly sum: GlassSum;
  /** `[outputs]` each */
  readonly z: Float64Array;
  /** After ReLU; in the last layer the probabilities. */
  readonly a: Float64Array;
  /** dL/dz */
  readonly dz: Float64Array;
  /** dL/da of the unit before ReLU has its say; missing in the last layer. */
  readonly da?: GlassSum;
  /** `[inputs]` dL/dW of the unit: its dL/dz times every x */
  readonly gradients: Float64Array;
}

/** total = bias + Σ weight × value, the largest terms one by one. */
export interface GlassSum {
  readonly total: number;
  readonly bias: number;
  readonly terms: readonly GlassTerm[];
  /** All terms that are not listed, also those that are 0. */
  readonly others: { readonly count: number; readonly sum: number };
}

export interface GlassTerm {
  /** Index of the input; for `da` of the unit in the next layer. */
  readonly from: number;
  readonly weight: number;
  readonly value: number;
}

/** One weight of the last layer, before and after the step. */
export interface GlassWeight {
  /** Unit of the layer before, or pixel. */
  readonly input: number;
  /** The true digit. */
  readonly output: number;
  readonly before: number;
  /** dL/dw without the L2 penalty */
  readonly gradient: number;
  readonly after: number;
}
