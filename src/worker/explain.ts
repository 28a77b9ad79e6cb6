import { t } from '@vscode/l10n';
import { argmax } from '../nn/metrics.ts';
import { saliency } from '../nn/saliency.ts';
import type { Explanation } from '../protocol/explanation.ts';
import type { DigitReference } from '../protocol/questions.ts';
import type { Ground } from './ground.ts';
import { lookedAtDigit } from './lookedAtDigit.ts';
import { OrderError } from './problem.ts';
import { showImage, textbookNetwork } from './textbookNetwork.ts';
import { countVotes } from './votes.ts';

/**
 * The question `explain`: the textbook's network reads one digit, and tells who voted for what, and
 * which pixels mattered.
 * @throws {OrderError} see `lookedAtDigit`; `not-finite`: the weights give no numbers to explain
 */
export async function answerExplain(digit: DigitReference, ground: Ground): Promise<Explanation> {
  const { iteration, settings, dataset } = ground;
  const { image, label } = lookedAtDigit(digit, dataset);
  const network = textbookNetwork(await ground.parameters(), settings);
  const probabilities = Float32Array.from(showImage(network, image));
  if (!probabilities.every(Number.isFinite)) {
    throw new OrderError(
      'not-finite',
      t('The weights have grown beyond all numbers, so there is nothing to explain.'),
    );
  }
  const predicted = argmax(probabilities);
  const digits = label === undefined || label === predicted ? [predicted] : [predicted, label];
  const hiddenLayers = network.stages.length - 1;
  return {
    iteration,
    image,
    ...(label !== undefined && { label }),
    probabilities,
    predicted,
    voters: hiddenLayers > 0 ? 'units' : 'pixels',
    hiddenLayers,
    counts: digits.map(counted => countVotes(network.stages[hiddenLayers], counted)),
    saliency: Float32Array.from(saliency(network, predicted)),
  };
}
