import { BETA_1, MOMENTUM } from '../nn/optimizer.ts';
import type { LayerMemory } from '../nn/optimizerState.ts';
import type { NetworkParameters } from '../nn/parameters.ts';
import type { TrainingSettings } from '../nn/settings.ts';

/** Weights at one moment, with the first number that the optimizer remembers of each. */
export interface Stand {
  readonly parameters: NetworkParameters;
  /** Of momentum v, of Adam m; plain gradient descent remembers nothing. */
  readonly memory?: readonly LayerMemory[];
}

/** What one update did to the weights of a layer. */
export interface LayerStep {
  /** Length (L2 norm) of the gradient: the mean over the batch, with the L2 penalty. */
  readonly gradient: number;
  /** Length of the change, divided by that of the weights before. `NaN` where they were all 0. */
  readonly ratio: number;
}

type Numbers = Float32Array | Float64Array;

/**
 * What the one update between two moments did, layer by layer. The gradient is the one that the
 * optimizer was given, found from what it made of it:
 * - gradient descent, w' = w - η g:  g = (w - w') / η
 * - momentum, v' = μ v + g:  g = v' - μ v
 * - Adam, m' = β₁ m + (1 - β₁) g:  g = (m' - β₁ m) / (1 - β₁)
 * @param learningRate η of the update
 */
export function measuredStep(
  method: TrainingSettings['optimizer'],
  learningRate: number,
  before: Stand,
  after: Stand,
): LayerStep[] {
  return before.parameters.map(({ weights }, layer) => {
    const next = after.parameters[layer].weights;
    const change = lengthOfDifference(next, weights, 1);
    const [old, remembered] = [before, after].map(({ memory }) => memory?.[layer].weights);
    return {
      gradient: gradientLength(method, change / learningRate, old, remembered),
      ratio: change / lengthOfDifference(weights, weights, 0),
    };
  });
}

function gradientLength(
  method: TrainingSettings['optimizer'],
  changePerRate: number,
  old: Numbers | undefined,
  remembered: Numbers | undefined,
): number {
  if (method === 'sgd' || old === undefined || remembered === undefined) {
    return changePerRate;
  }
  return method === 'momentum'
    ? lengthOfDifference(remembered, old, MOMENTUM)
    : lengthOfDifference(remembered, old, BETA_1) / (1 - BETA_1);
}

/** |a - factor b| */
function lengthOfDifference(a: Numbers, b: Numbers, factor: number): number {
  let squares = 0;
  for (let index = 0; index < a.length; index++) {
    const difference = a[index] - factor * b[index];
    squares += difference * difference;
  }
  return Math.sqrt(squares);
}
