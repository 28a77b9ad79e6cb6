import { predictedDigits } from '../nn/metrics.ts';
import { OUTPUT_SIZE } from '../nn/settings.ts';
import { CERTAIN, type TestAnswers } from '../protocol/subjects.ts';

/**
 * What the probabilities `[count, 10]` of test digits say, in few bytes.
 * @param predicted where it is known already
 */
export function testAnswersOf(
  probabilities: Float32Array,
  predicted: Uint8Array = predictedDigits(probabilities, OUTPUT_SIZE),
): TestAnswers {
  const confidence = Uint16Array.from(predicted, (digit, index) =>
    Math.round(CERTAIN * probabilities[index * OUTPUT_SIZE + digit]),
  );
  return { predicted, confidence };
}
