/** The learned numbers of one dense layer: z = W x + b. */
export interface LayerParameters {
  readonly inputs: number;
  readonly outputs: number;
  /** `[outputs, inputs]`, row by row: the weights of one unit lie side by side. */
  readonly weights: Float32Array;
  /** `[outputs]` */
  readonly biases: Float32Array;
}

/** The layers of a network from the pixels to the digits: each one's outputs are the next one's inputs. */
export type NetworkParameters = readonly LayerParameters[];
