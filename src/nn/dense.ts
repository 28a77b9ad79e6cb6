import { type FloatArray, floats, type Precision, type SparseVector } from './sparse.ts';

/** A fully connected layer: what it has learned, and the gradients of the batch at hand. */
export interface DenseLayer {
  readonly inputs: number;
  readonly outputs: number;
  /** W `[outputs, inputs]`, row by row */
  readonly weights: FloatArray;
  /** b `[outputs]` */
  readonly biases: FloatArray;
  /** dW `[outputs, inputs]` and db `[outputs]`: sums over the digits since the last update */
  readonly weightGradients: FloatArray;
  readonly biasGradients: FloatArray;
}

/** A layer of zeros. */
export function createDenseLayer(
  inputs: number,
  outputs: number,
  precision?: Precision,
): DenseLayer {
  return {
    inputs,
    outputs,
    weights: floats(outputs * inputs, precision),
    biases: floats(outputs, precision),
    weightGradients: floats(outputs * inputs, precision),
    biasGradients: floats(outputs, precision),
  };
}

/**
 * z = W x + b
 *
 * NumPy: `Z = W.dot(X) + b`, for one digit.
 */
export function forwardDense(layer: DenseLayer, x: SparseVector, z: FloatArray): void {
  const { inputs, outputs, weights, biases } = layer;
  const { count, indices, values } = x;
  for (let output = 0; output < outputs; output++) {
    const row = output * inputs;
    let sum = biases[output];
    for (let k = 0; k < count; k++) {
      sum += weights[row + indices[k]] * values[k];
    }
    z[output] = sum;
  }
}

/**
 * dW += dz xᵀ,   db += dz,   dx = Wᵀ dz
 *
 * NumPy: `dW = dZ.dot(X.T)`, `db = np.sum(dZ, 1)`, `dX = W.T.dot(dZ)`; the division by the number
 * of digits waits for the update.
 * @param dx `[inputs]`, overwritten; left out for the first layer: nobody learns from pixels
 */
export function backwardDense(
  layer: DenseLayer,
  x: SparseVector,
  dz: FloatArray,
  dx?: FloatArray,
): void {
  const { inputs, outputs, weights, weightGradients, biasGradients } = layer;
  const { count, indices, values } = x;
  dx?.fill(0);
  for (let output = 0; output < outputs; output++) {
    const slope = dz[output];
    if (slope === 0) {
      continue;
    }
    const row = output * inputs;
    for (let k = 0; k < count; k++) {
      weightGradients[row + indices[k]] += slope * values[k];
    }
    biasGradients[output] += slope;
    if (dx) {
      for (let input = 0; input < inputs; input++) {
        dx[input] += weights[row + input] * slope;
      }
    }
  }
}
