import { backwardDense, createDenseLayer, type DenseLayer, forwardDense } from './dense.ts';
import { backwardDropout, forwardDropout } from './dropout.ts';
import { backwardLoss, crossEntropy, softmax } from './loss.ts';
import type { Trainable } from './optimizer.ts';
import type { Random } from './random.ts';
import { backwardRelu, forwardRelu } from './relu.ts';
import type { TrainingSettings } from './settings.ts';
import { collectNonZero, createSparseVector, type SparseVector } from './sparse.ts';

type NetworkSettings = Pick<TrainingSettings, 'dropout' | 'gradientScale'>;

/** A layer with what flows through it for the digit at hand, forward and backward. */
export interface Stage {
  readonly layer: DenseLayer;
  /** x: the pixels, or the activations of the layer before */
  readonly x: SparseVector;
  /** z = W x + b, and the gradient of the loss by it */
  readonly z: Float64Array;
  readonly dz: Float64Array;
  /** a: ReLU of z after dropout; in the last layer p, the softmax of z */
  readonly a: Float64Array;
  readonly mask: Float64Array;
}

/**
 * Dense layers with ReLU between them and softmax at the end, for one digit at a time:
 * pixels -> dense -> ReLU -> dropout -> ... -> dense -> softmax -> probabilities.
 */
export class Network {
  readonly layers: readonly DenseLayer[];
  readonly stages: readonly Stage[];
  readonly #settings: NetworkSettings;
  #dropsOut = false;

  /** @param sizes of the layers from the inputs to the classes, e.g. [784, 128, 10] */
  constructor(sizes: readonly number[], settings: NetworkSettings) {
    this.stages = sizes.slice(1).map((outputs, index) => ({
      layer: createDenseLayer(sizes[index], outputs),
      x: createSparseVector(sizes[index]),
      z: new Float64Array(outputs),
      dz: new Float64Array(outputs),
      a: new Float64Array(outputs),
      mask: new Float64Array(outputs),
    }));
    this.layers = this.stages.map(stage => stage.layer);
    this.#settings = settings;
  }

  /**
   * What the network says about one digit.
   * @param input `[inputs]`, pixels from 0 to 1
   * @param dropout only while training: decides which hidden units are left out
   * @returns the probabilities `[classes]`, overwritten by the next call
   */
  forward(input: Float64Array, dropout?: Random): Float64Array {
    this.#dropsOut = dropout !== undefined && this.#settings.dropout > 0;
    const stages = this.stages;
    const last = stages.length - 1;
    collectNonZero(input, stages[0].x);
    for (let index = 0; index < last; index++) {
      const { layer, x, z, a, mask } = stages[index];
      forwardDense(layer, x, z);
      forwardRelu(z, a);
      if (dropout && this.#dropsOut) {
        forwardDropout(a, this.#settings.dropout, dropout, mask);
      }
      collectNonZero(a, stages[index + 1].x);
    }
    const { layer, x, z, a } = stages[last];
    forwardDense(layer, x, z);
    softmax(z, a);
    return a;
  }

  /** The cross-entropy of the last `forward` in nats. */
  loss(label: number): number {
    return crossEntropy(this.stages.at(-1)!.z, label);
  }

  /** Adds the gradients of the loss of the last `forward` to those of the batch. */
  backward(label: number): void {
    const { a: probabilities, dz: lastSlopes } = this.stages.at(-1)!;
    backwardLoss(probabilities, label, this.#settings.gradientScale, lastSlopes);
    for (let index = this.stages.length - 1; index > 0; index--) {
      const { layer, x, dz } = this.stages[index];
      const before = this.stages[index - 1];
      const da = before.dz; // which ReLU then turns into dz, in place
      backwardDense(layer, x, dz, da);
      if (this.#dropsOut) {
        backwardDropout(before.mask, da);
      }
      backwardRelu(before.z, da, before.dz);
    }
    const { layer, x, dz } = this.stages[0];
    backwardDense(layer, x, dz);
  }

  /** The parameters as a plain list for the optimizer; the L2 penalty is on weights only. */
  trainables(weightDecay: number): Trainable[] {
    return this.layers.flatMap(layer => [
      { values: layer.weights, gradients: layer.weightGradients, decay: weightDecay },
      { values: layer.biases, gradients: layer.biasGradients, decay: 0 },
    ]);
  }
}
