import type { LayerParameters } from './parameters.ts';
import type { SparseVector } from './sparse.ts';

/**
 * A fully connected layer: what it has learned (W and b), and the gradients of the batch at hand.
 * Weights are 32-bit floats, as they are saved; everything that is computed is 64-bit.
 */
export interface DenseLayer extends LayerParameters {
  /** dW `[outputs, inputs]`, the sum over the digits since the last update */
  readonly weightGradients: Float64Array;
  /** db `[outputs]`, likewise */
  readonly biasGradients: Float64Array;
}

/** A layer of zeros. */
export function createDenseLayer(inputs: number, outputs: number): DenseLayer {
  return {
    inputs,
    outputs,
    weights: new Float32Array(outputs * inputs),
    biases: new Float32Array(outputs),
    weightGradients: new Float64Array(outputs * inputs),
    biasGradients: new Float64Array(outputs),
  };
}

/**
 * z = W x + b
 *
 * NumPy: `Z = W.dot(X) + b`, here for one digit.
 */
export function forwardDense(layer: DenseLayer, x: SparseVector, z: Float64Array): void {
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
 * @param dx `[inputs]`, overwritten; left out for the first layer: nobody asks how to change pixels
 */
export function backwardDense(
  layer: DenseLayer,
  x: SparseVector,
  dz: Float64Array,
  dx?: Float64Array,
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
