import { backwardDense, createDenseLayer, type DenseLayer, forwardDense } from './dense.ts';
import { backwardDropout, forwardDropout } from './dropout.ts';
import { backwardSoftmaxCrossEntropy, crossEntropy, softmax } from './loss.ts';
import type { Trainable } from './optimizer.ts';
import type { Random } from './random.ts';
import { backwardRelu, forwardRelu } from './relu.ts';
import {
  collectNonZero,
  createSparseVector,
  type FloatArray,
  floats,
  type Precision,
  type SparseVector,
} from './sparse.ts';

export interface NetworkOptions {
  /** Probability with which a hidden unit is left out while training; 0 if left out. */
  readonly dropout?: number;
  /** Factor on the gradient of the loss; 1 if left out. */
  readonly gradientScale?: number;
  readonly precision?: Precision;
}

/** A layer with what flows through it for the digit at hand, forward and backward. */
interface Stage {
  readonly layer: DenseLayer;
  /** x: the pixels, or the activations a of the layer before */
  readonly x: SparseVector;
  /** z = W x + b, and the gradient of the loss by it */
  readonly z: FloatArray;
  readonly dz: FloatArray;
  /** a = ReLU(z), after dropout, and the gradient of the loss by it; of hidden layers */
  readonly a: FloatArray;
  readonly da: FloatArray;
  /** Of dropout. */
  readonly mask: FloatArray;
}

/**
 * Dense layers with ReLU between them and softmax at the end, for one digit at a time:
 * pixels -> dense -> ReLU -> dropout -> ... -> dense -> softmax -> probabilities.
 */
export class Network {
  readonly layers: readonly DenseLayer[];
  /** p of the last `forward` */
  readonly probabilities: FloatArray;
  readonly #stages: readonly Stage[];
  readonly #dropout: number;
  readonly #gradientScale: number;
  #logSumExp = 0;
  #droppedOut = false;

  /** @param sizes of the layers from the inputs to the classes, e.g. [784, 128, 10] */
  constructor(sizes: readonly number[], options: NetworkOptions = {}) {
    const { dropout = 0, gradientScale = 1, precision } = options;
    this.#stages = sizes.slice(1).map((outputs, index) => ({
      layer: createDenseLayer(sizes[index], outputs, precision),
      x: createSparseVector(sizes[index], precision),
      z: floats(outputs, precision),
      dz: floats(outputs, precision),
      a: floats(outputs, precision),
      da: floats(outputs, precision),
      mask: floats(outputs, precision),
    }));
    this.layers = this.#stages.map(stage => stage.layer);
    this.probabilities = floats(sizes[sizes.length - 1], precision);
    this.#dropout = dropout;
    this.#gradientScale = gradientScale;
  }

  /**
   * What the network says about one digit.
   * @param input `[inputs]`, pixels from 0 to 1
   * @param dropoutRandom only while training: decides which hidden units are left out
   * @returns `probabilities`, overwritten by the next call
   */
  forward(input: FloatArray, dropoutRandom?: Random): FloatArray {
    const stages = this.#stages;
    const last = stages.length - 1;
    this.#droppedOut = dropoutRandom !== undefined && this.#dropout > 0;
    collectNonZero(input, stages[0].x);
    for (let index = 0; index < last; index++) {
      const { layer, x, z, a, mask } = stages[index];
      forwardDense(layer, x, z);
      forwardRelu(z, a);
      if (dropoutRandom && this.#droppedOut) {
        forwardDropout(a, this.#dropout, dropoutRandom, mask);
      }
      collectNonZero(a, stages[index + 1].x);
    }
    const { layer, x, z } = stages[last];
    forwardDense(layer, x, z);
    this.#logSumExp = softmax(z, this.probabilities);
    return this.probabilities;
  }

  /** The cross-entropy of the last `forward` in nats. */
  loss(label: number): number {
    return crossEntropy(this.#stages[this.#stages.length - 1].z, this.#logSumExp, label);
  }

  /** Adds the gradients of the loss of the last `forward` to those of the batch. */
  backward(label: number): void {
    const stages = this.#stages;
    const last = stages.length - 1;
    backwardSoftmaxCrossEntropy(this.probabilities, label, this.#gradientScale, stages[last].dz);
    for (let index = last; index > 0; index--) {
      const { layer, x, dz } = stages[index];
      const before = stages[index - 1];
      backwardDense(layer, x, dz, before.da);
      if (this.#droppedOut) {
        backwardDropout(before.mask, before.da);
      }
      backwardRelu(before.z, before.da, before.dz);
    }
    backwardDense(stages[0].layer, stages[0].x, stages[0].dz);
  }

  /** The parameters as a plain list for the optimizer; the L2 penalty is on weights only. */
  trainables(weightDecay = 0): Trainable[] {
    return this.layers.flatMap(layer => [
      { values: layer.weights, gradients: layer.weightGradients, decay: weightDecay },
      { values: layer.biases, gradients: layer.biasGradients, decay: 0 },
    ]);
  }
}
