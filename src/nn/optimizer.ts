/** Numbers that learn, and the sums of their gradients over the digits of the batch. */
export interface Trainable {
  readonly values: Float32Array;
  readonly gradients: Float64Array;
  /** L2 penalty: this times the value is added to its gradient. */
  readonly decay: number;
}

/** μ: the share of the step before that momentum keeps. */
export const MOMENTUM = 0.9;

/** Adam's constants as its authors propose them. */
export const BETA_1 = 0.9;
export const BETA_2 = 0.999;
const EPSILON = 1e-8;

/** Numbers that each method remembers of every parameter. */
export const REMEMBERED = { sgd: 0, momentum: 1, adam: 2 } as const;

/** Moves parameters against the mean of their gradients: g = sum / digits + decay w. */
export class Optimizer {
  readonly #method: keyof typeof REMEMBERED;
  readonly #trainables: readonly Trainable[];
  readonly memories: readonly Float64Array[][];
  step = 0; // so far: Adam's t

  constructor(method: keyof typeof REMEMBERED, trainables: readonly Trainable[]) {
    this.#method = method;
    this.#trainables = trainables;
    this.memories = trainables.map(({ values }) =>
      Array.from({ length: REMEMBERED[method] }, () => new Float64Array(values.length)),
    );
  }

  /** One step; then the sums of the gradients begin at 0 again. η is the learning rate. */
  update(learningRate: number, digits: number): void {
    this.step++;
    for (const [index, trainable] of this.#trainables.entries()) {
      const [first, second] = this.memories[index];
      switch (this.#method) {
        case 'sgd':
          stepDown(trainable, learningRate, digits);
          break;
        case 'momentum':
          stepWithMomentum(trainable, learningRate, digits, first);
          break;
        case 'adam':
          stepWithAdam(trainable, learningRate, digits, first, second, this.step);
      }
      trainable.gradients.fill(0);
    }
  }
}

/** Gradient descent: w = w - η g.   NumPy: `W -= alpha * dW` */
function stepDown({ values, gradients, decay }: Trainable, rate: number, digits: number): void {
  for (let i = 0; i < values.length; i++) {
    const g = gradients[i] / digits + decay * values[i];
    values[i] -= rate * g;
  }
}

/** Momentum as PyTorch has it: v = μ v + g,   w = w - η v */
function stepWithMomentum(
  { values, gradients, decay }: Trainable,
  rate: number,
  digits: number,
  v: Float64Array,
): void {
  for (let i = 0; i < values.length; i++) {
    const g = gradients[i] / digits + decay * values[i];
    v[i] = MOMENTUM * v[i] + g;
    values[i] -= rate * v[i];
  }
}

/**
 * Adam (Kingma & Ba 2015, algorithm 1), in step t = 1, 2, ...:
 * m = β₁ m + (1 - β₁) g,   v = β₂ v + (1 - β₂) g²,
 * w = w - η m̂ / (√v̂ + ε)   with   m̂ = m / (1 - β₁ᵗ),   v̂ = v / (1 - β₂ᵗ)
 */
function stepWithAdam(
  { values, gradients, decay }: Trainable,
  rate: number,
  digits: number,
  m: Float64Array,
  v: Float64Array,
  t: number,
): void {
  const meanCorrection = 1 - BETA_1 ** t;
  const squareCorrection = 1 - BETA_2 ** t;
  for (let i = 0; i < values.length; i++) {
    const g = gradients[i] / digits + decay * values[i];
    m[i] = BETA_1 * m[i] + (1 - BETA_1) * g;
    v[i] = BETA_2 * v[i] + (1 - BETA_2) * g * g;
    values[i] -= (rate * (m[i] / meanCorrection)) / (Math.sqrt(v[i] / squareCorrection) + EPSILON);
  }
}
