import type { LabelledImages } from '../../../src/data/dataset.ts';
import { Random } from '../../../src/nn/random.ts';

/** Pictures of ten kinds: each has ink at its own places, one pixel in five, as MNIST has. */
export function randomDigits(count: number, seed: number): LabelledImages {
  const images = new Uint8Array(count * 784);
  const labels = new Uint8Array(count);
  const random = new Random(seed);
  for (let digit = 0; digit < count; digit++) {
    labels[digit] = digit % 10;
    for (let pixel = 0; pixel < 784; pixel++) {
      const isInk = (pixel * 7 + labels[digit] * 131) % 10 < 2;
      images[digit * 784 + pixel] = isInk ? 1 + random.integer(255) : 0;
    }
  }
  return { count, images, labels };
}
