import { t } from '@vscode/l10n';
import type { LabelledImages } from '../data/dataset.ts';
import { INPUT_SIZE } from '../nn/settings.ts';
import type { DigitPredictions, TestPredictions } from '../protocol/subjects.ts';
import type { Ground } from './ground.ts';
import { type Predictor, predictAll } from './measure.ts';
import { OrderError } from './problem.ts';
import { testAnswersOf } from './testAnswers.ts';

type Digits = Pick<DigitPredictions, 'indices' | 'images' | 'labels'>;

/**
 * Copies the digits at these places out of a set.
 * @throws {OrderError} `index`: there is no such digit
 */
export function pickDigits(digits: LabelledImages, indices: Uint32Array): Digits {
  const images = new Uint8Array(indices.length * INPUT_SIZE);
  const labels = new Uint8Array(indices.length);
  for (const [place, index] of indices.entries()) {
    if (index >= digits.count) {
      throw new OrderError('index', noSuchDigit(index, digits.count));
    }
    images.set(
      digits.images.subarray(index * INPUT_SIZE, (index + 1) * INPUT_SIZE),
      place * INPUT_SIZE,
    );
    labels[place] = digits.labels[index];
  }
  return { indices: indices.slice(), images, labels };
}

function noSuchDigit(index: number, count: number): string {
  switch (count) {
    case 0:
      return t('There is no test digit {index}: the test set has no digits.', { index });
    case 1:
      return t('There is no test digit {index}: the test set has one digit only, digit 0.', {
        index,
      });
    default:
      return t('There is no test digit {index}: the test set has the digits 0 to {last}.', {
        ...{ index, last: count - 1 },
      });
  }
}

/**
 * Shows these test digits to the network.
 * @param iteration of the network's weights
 * @throws {OrderError} `index`: there is no such digit
 */
export async function predictDigits(
  predictor: Predictor,
  iteration: number,
  digits: LabelledImages,
  indices: Uint32Array,
  between: () => Promise<void>,
): Promise<DigitPredictions> {
  const picked = pickDigits(digits, indices);
  const probabilities = await predictAll(predictor, picked.images, between);
  return { iteration, ...picked, probabilities };
}

/** The question `testPredictions`: what has been kept, or else what the network says now. */
export async function answerTestPredictions(ground: Ground): Promise<TestPredictions> {
  const { iteration, dataset, testAnswers } = ground;
  if (testAnswers !== undefined) {
    return { iteration, ...testAnswers };
  }
  const probabilities = await ground.predict(dataset.test.images);
  return { iteration, ...testAnswersOf(probabilities) };
}

/**
 * The question `testDigits`.
 * @throws {OrderError} `index`: there is no such digit
 */
export async function answerTestDigits(
  indices: Uint32Array,
  { iteration, dataset, predict }: Ground,
): Promise<DigitPredictions> {
  const picked = pickDigits(dataset.test, indices);
  return { iteration, ...picked, probabilities: await predict(picked.images) };
}
