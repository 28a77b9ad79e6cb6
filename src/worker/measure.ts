import type { LabelledImages } from '../data/dataset.ts';
import type { Engine } from '../engine/engine.ts';
import { accuracyOf, crossEntropyOf, predictedDigits } from '../nn/metrics.ts';
import { INPUT_SIZE, OUTPUT_SIZE } from '../nn/settings.ts';

/** What a network says about a set of digits, and how right it is. */
export interface Measure {
  /** `[count]` */
  readonly predicted: Uint8Array;
  /** `[count, 10]` */
  readonly probabilities: Float32Array;
  /** 0 to 1 */
  readonly accuracy: number;
  /** Mean cross-entropy in nats; `NaN` if the network's numbers are not finite. */
  readonly loss: number;
}

/** An engine, or what shares one. */
export type Predictor = Pick<Engine, 'predict' | 'digitsPerCall' | 'digitsPerPrediction'>;

/** Called between slices of at most about 50 ms, with the digits done; what it throws ends the work. */
export type BetweenSlices = (done: number) => Promise<void>;

/** Shows all digits to the network. */
export async function measure(
  predictor: Predictor,
  digits: LabelledImages,
  between: BetweenSlices,
): Promise<Measure> {
  const probabilities = await predictAll(predictor, digits.images, between);
  const predicted = predictedDigits(probabilities, OUTPUT_SIZE);
  return {
    predicted,
    probabilities,
    accuracy: accuracyOf(digits.labels, predicted),
    loss: crossEntropyOf(probabilities, digits.labels, OUTPUT_SIZE),
  };
}

/** Probabilities `[count, 10]` of images `[count, 784]`, in slices. */
export async function predictAll(
  predictor: Predictor,
  images: Uint8Array,
  between: BetweenSlices,
): Promise<Float32Array> {
  const { digitsPerCall, digitsPerPrediction = digitsPerCall } = predictor;
  const count = images.length / INPUT_SIZE;
  const probabilities = new Float32Array(count * OUTPUT_SIZE);
  for (let start = 0; start < count; start += digitsPerPrediction) {
    await between(start);
    const end = Math.min(start + digitsPerPrediction, count);
    const slice = images.subarray(start * INPUT_SIZE, end * INPUT_SIZE);
    probabilities.set(await predictor.predict(slice), start * OUTPUT_SIZE);
  }
  return probabilities;
}
