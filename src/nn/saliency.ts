import { backwardDense, type DenseLayer } from './dense.ts';
import type { Network } from './network.ts';
import { backwardRelu } from './relu.ts';
import { createSparseVector } from './sparse.ts';

/**
 * How the score z_k of a class changes with each pixel of the digit that the last `forward` saw:
 *
 *   dz_k/dx = W₁ᵀ (1[z₁ > 0] ⊙ W₂ᵀ (1[z₂ > 0] ⊙ ... W_last's row k))
 *
 * the way of `backward`, but from the score instead of the loss, and on to the pixels. Above 0: more
 * ink there speaks for the class. What is learned (the gradients of the batch) stays as it is.
 * K. Simonyan, A. Vedaldi, A. Zisserman: Deep Inside Convolutional Networks, 2013, section 3.
 * @param classIndex k; the digit was shown without dropout
 * @returns `[inputs]` for pixels from 0 to 1
 */
export function saliency(network: Network, classIndex: number): Float64Array {
  const { stages } = network;
  let dz = new Float64Array(stages.at(-1)!.z.length);
  dz[classIndex] = 1;
  for (let index = stages.length - 1; index > 0; index--) {
    const { z } = stages[index - 1];
    const da = slopesBefore(stages[index].layer, dz);
    backwardRelu(z, da, da); // now dz of the layer before, in place
    dz = da;
  }
  return slopesBefore(stages[0].layer, dz);
}

/** dx = Wᵀ dz: `backwardDense` where nothing is learned, dW and db are those of nothing. */
function slopesBefore(layer: DenseLayer, dz: Float64Array): Float64Array<ArrayBuffer> {
  const dx = new Float64Array(layer.inputs);
  const biasGradients = new Float64Array(layer.outputs);
  backwardDense({ ...layer, biasGradients }, createSparseVector(0), dz, dx);
  return dx;
}
