/** One number for each parameter of a layer: float64 from the textbook, float32 from the fast engine. */
export interface LayerMemory {
  readonly inputs: number;
  readonly outputs: number;
  /** `[outputs, inputs]`, row by row */
  readonly weights: Float32Array | Float64Array;
  /** `[outputs]` */
  readonly biases: Float32Array | Float64Array;
}

/** What an optimizer remembers of earlier gradients: with it a run goes on as if nothing had been. */
export interface OptimizerState {
  /** Updates since it began to remember: Adam's t. */
  readonly updates: number;
  /**
   * Numbers for every layer: of plain gradient descent none, of momentum v, of Adam m and v (the
   * means of the gradients and of their squares).
   */
  readonly memories: readonly (readonly LayerMemory[])[];
}
