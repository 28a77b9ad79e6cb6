import { t } from '@vscode/l10n';
import type { LayerParameters } from '../nn/parameters.ts';
import { OUTPUT_SIZE, type TrainingSettings } from '../nn/settings.ts';
import type { Problem } from '../protocol/subjects.ts';
import { lowerRate, type RateOccasion, rounded } from './rateAdvice.ts';

/** A mean loss per digit, in nats, from which no run comes back. Guessing has 2.3. */
const HOPELESS_LOSS = 1000;
/** How much worse than the untrained network the last good weights may be. */
const TOLERATED_WORSENING = 2;

export function isDiverged(meanLoss: number): boolean {
  return !(meanLoss <= HOPELESS_LOSS);
}

/**
 * Whether weights with this loss are worth going back to: those of a run that is already on its
 * way out are finite too, but a lower learning rate would not save them.
 * @param untrainedLoss of the initial weights
 */
export function isHealthy(meanLoss: number, untrainedLoss: number): boolean {
  return meanLoss <= TOLERATED_WORSENING * Math.max(untrainedLoss, Math.log(OUTPUT_SIZE));
}

/** Whether a layer has finite numbers only. About 1 ns a weight: `every` takes six times as long. */
export function hasFiniteNumbers({ weights, biases }: LayerParameters): boolean {
  return sumOfZeros(weights) === 0 && sumOfZeros(biases) === 0;
}

/** 0 times anything finite is 0, and `NaN` otherwise. */
function sumOfZeros(values: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) {
    sum += 0 * values[index];
  }
  return sum;
}

/**
 * What to say of a divergence, and the learning rate to go on with.
 * @param iteration at which it happened
 * @param learningRate at that iteration
 * @param goodIteration that the weights are of now
 */
export function divergedProblem(
  iteration: number,
  learningRate: number,
  goodIteration: number,
  occasion: RateOccasion & { readonly settings: Pick<TrainingSettings, 'learningRate'> },
): Problem {
  const advice = lowerRate(learningRate, occasion);
  const start = occasion.settings.learningRate;
  const rate = rounded(learningRate);
  const values = { iteration, rate, start, goodIteration, advice: advice.text };
  return {
    reason: 'diverged',
    message:
      rate === rounded(start)
        ? t(
            'The loss has grown beyond all bounds at iteration {iteration}, with the learning rate {rate}. The weights are those of iteration {goodIteration} again. Try a lower learning rate: {advice}.',
            values,
          )
        : t(
            'The loss has grown beyond all bounds at iteration {iteration}, with the learning rate {rate} (it began at {start}). The weights are those of iteration {goodIteration} again. Try a lower learning rate: {advice}.',
            values,
          ),
    advised: { learningRate: advice.rate, factor: Math.min(1, advice.rate / learningRate) },
  };
}
