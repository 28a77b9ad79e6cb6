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
  const confidence = new Uint16Array(predicted.length);
  for (let index = 0; index < predicted.length; index++) {
    // Not by Uint16Array.from, which takes as long as a tenth of the prediction itself.
    confidence[index] = Math.round(CERTAIN * probabilities[index * OUTPUT_SIZE + predicted[index]]);
  }
  return { predicted, confidence };
}
