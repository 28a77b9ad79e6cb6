import { argmax } from '../src/nn/metrics.ts';
import { OUTPUT_SIZE } from '../src/nn/settings.ts';
import type { MyDigits } from '../src/protocol/myDigits.ts';
import type { ReadDigit } from './readDigit.ts';
import { PICTURE_SIDE } from './tileLayout.ts';

const PIXELS = PICTURE_SIDE * PICTURE_SIDE;

/** Whether this very picture is kept with this label. */
export function holdsDigit(
  digits: MyDigits | undefined,
  image: Uint8Array,
  label: number,
): boolean {
  const places = Array.from(digits?.labels ?? [], (_, at) => at);
  return places.some(
    at =>
      digits!.labels[at] === label &&
      image.every((value, pixel) => value === digits!.images[at * PIXELS + pixel]),
  );
}

/** Each of the kept digits `[784]`. */
export function keptImages({ images, labels }: MyDigits): Uint8Array[] {
  return Array.from(labels, (_, at) => images.subarray(at * PIXELS, (at + 1) * PIXELS));
}

/**
 * The kept digits with what the network says of each.
 * @param probabilities `[n, 10]`
 */
export function readKeptDigits(
  images: readonly Uint8Array[],
  labels: Uint8Array,
  probabilities: Float32Array,
): ReadDigit[] {
  return images.map((image, index) => {
    const label = labels[index];
    const own = probabilities.slice(index * OUTPUT_SIZE, (index + 1) * OUTPUT_SIZE);
    const predicted = argmax(own);
    return {
      ...{ index, image, label, predicted, probabilities: own, confidence: own[predicted] },
      isRight: predicted === label,
    };
  });
}
