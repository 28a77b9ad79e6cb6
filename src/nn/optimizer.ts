import { type FloatArray, floats } from './sparse.ts';

/** Numbers that learn, and the sum of their gradients over the digits of the batch. */
export interface Trainable {
  readonly values: FloatArray;
  readonly gradients: FloatArray;
  /** L2 penalty: this times the value is added to the gradient. */
  readonly decay: number;
}

/** Moves the values against their gradients. */
export interface Optimizer {
  /**
   * One step with the mean of the gradients, g = sum / digits + decay w; then clears the sums.
   * @param digits size of the batch, by which the sums are divided
   */
  update(learningRate: number, digits: number): void;
  /** Forgets all earlier gradients. */
  reset(): void;
}

/** Share of the earlier step that momentum keeps. */
const MOMENTUM = 0.9;

/** Adam's constants as its authors propose them. */
const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-8;

/** The optimizer of that name over all these parameters. */
export function createOptimizer(
  name: 'sgd' | 'momentum' | 'adam',
  trainables: readonly Trainable[],
): Optimizer {
  switch (name) {
    case 'sgd':
      return createSgd(trainables);
    case 'momentum':
      return createMomentum(trainables);
    case 'adam':
      return createAdam(trainables);
  }
}

/**
 * Gradient descent: w = w - η g
 *
 * NumPy: `W -= alpha * dW`
 */
function createSgd(trainables: readonly Trainable[]): Optimizer {
  return {
    update(learningRate, digits) {
      for (const { values, gradients, decay } of trainables) {
        for (let i = 0; i < values.length; i++) {
          const gradient = gradients[i] / digits + decay * values[i];
          values[i] -= learningRate * gradient;
          gradients[i] = 0;
        }
      }
    },
    reset() {},
  };
}

/**
 * Momentum as PyTorch has it: v = μ v + g,   w = w - η v
 */
function createMomentum(trainables: readonly Trainable[]): Optimizer {
  const velocities = trainables.map(zerosLike);
  return {
    update(learningRate, digits) {
      for (const [index, { values, gradients, decay }] of trainables.entries()) {
        const velocity = velocities[index];
        for (let i = 0; i < values.length; i++) {
          const gradient = gradients[i] / digits + decay * values[i];
          velocity[i] = MOMENTUM * velocity[i] + gradient;
          values[i] -= learningRate * velocity[i];
          gradients[i] = 0;
        }
      }
    },
    reset() {
      clear(velocities);
    },
  };
}

/**
 * Adam (Kingma & Ba 2015, algorithm 1), in step t = 1, 2, ...:
 * m = β₁ m + (1 - β₁) g,   v = β₂ v + (1 - β₂) g²,
 * w = w - η m̂ / (√v̂ + ε)   with   m̂ = m / (1 - β₁ᵗ),   v̂ = v / (1 - β₂ᵗ)
 */
function createAdam(trainables: readonly Trainable[]): Optimizer {
  const means = trainables.map(zerosLike);
  const squares = trainables.map(zerosLike);
  let step = 0;
  return {
    update(learningRate, digits) {
      step++;
      const meanCorrection = 1 - BETA_1 ** step;
      const squareCorrection = 1 - BETA_2 ** step;
      for (const [index, { values, gradients, decay }] of trainables.entries()) {
        const mean = means[index];
        const square = squares[index];
        for (let i = 0; i < values.length; i++) {
          const gradient = gradients[i] / digits + decay * values[i];
          mean[i] = BETA_1 * mean[i] + (1 - BETA_1) * gradient;
          square[i] = BETA_2 * square[i] + (1 - BETA_2) * gradient * gradient;
          const direction =
            mean[i] / meanCorrection / (Math.sqrt(square[i] / squareCorrection) + EPSILON);
          values[i] -= learningRate * direction;
          gradients[i] = 0;
        }
      }
    },
    reset() {
      clear(means);
      clear(squares);
      step = 0;
    },
  };
}

function zerosLike({ values }: Trainable): FloatArray {
  return floats(values.length, values instanceof Float64Array ? 'float64' : 'float32');
}

function clear(arrays: readonly FloatArray[]): void {
  for (const array of arrays) {
    array.fill(0);
  }
}
