import type { LabelledImages } from '../data/dataset.ts';
import { OUTPUT_SIZE } from '../nn/settings.ts';
import type { DigitPredictions } from '../protocol/subjects.ts';
import type { Measure } from './measure.ts';
import { pickDigits } from './testDigits.ts';

/** Wrong digits that are sent at once: more than anybody looks at. */
const MAXIMUM_WRONG = 1000;

/**
 * Wrong digits, the surest mistakes first: by the probability of the wrong answer.
 * @param iteration of the network's weights
 * @param isWanted by the digit's index
 */
export function wrongDigits(
  test: LabelledImages,
  { predicted, probabilities }: Measure,
  iteration: number,
  isWanted: (index: number) => boolean = () => true,
): DigitPredictions {
  const sureness = (index: number) => probabilities[index * OUTPUT_SIZE + predicted[index]];
  const indices = Uint32Array.from(test.labels.keys())
    .filter(index => predicted[index] !== test.labels[index] && isWanted(index))
    .sort((a, b) => sureness(b) - sureness(a) || a - b)
    .slice(0, MAXIMUM_WRONG);
  const rows = new Float32Array(indices.length * OUTPUT_SIZE);
  for (const [place, index] of indices.entries()) {
    const row = probabilities.subarray(index * OUTPUT_SIZE, (index + 1) * OUTPUT_SIZE);
    rows.set(row, place * OUTPUT_SIZE);
  }
  return { iteration, ...pickDigits(test, indices), probabilities: rows };
}
