import { Random } from '../nn/random.ts';
import { INPUT_SIZE, OUTPUT_SIZE } from '../nn/settings.ts';
import { STREAMS } from '../nn/streams.ts';
import type { LabelledImages } from './dataset.ts';
import { Hand } from './handwriting/hand.ts';
import { BOX_SIZE, placeByMass } from './handwriting/mnistBox.ts';
import { drawLine } from './handwriting/pen.ts';

/** Which digits to generate. */
export interface GeneratorRequest {
  /** The same seed gives the same digits. */
  readonly seed: number;
  /** Training and test digits never share random numbers. */
  readonly part: 'training' | 'test';
  /** Index of the first digit, from 0. */
  readonly first: number;
  readonly count: number;
}

/**
 * Writes digits in as many hands, 28x28, placed as MNIST's are, every digit about equally often.
 *
 * Digit i depends only on the seed, the part and i, so that a long set can be made in slices.
 */
export function generateDigits({ seed, part, first, count }: GeneratorRequest): LabelledImages {
  const images = new Uint8Array(count * INPUT_SIZE);
  const labels = new Uint8Array(count);
  const hand = new Hand();
  const box = new Float32Array(BOX_SIZE * BOX_SIZE);
  for (let index = 0; index < count; index++) {
    const random = new Random(seed, STREAMS.generator, part === 'training' ? 0 : 1, first + index);
    labels[index] = random.integer(OUTPUT_SIZE);
    hand.write(labels[index], random);
    drawLine(hand.line, box);
    placeByMass(box, images, index * INPUT_SIZE);
  }
  return { count, images, labels };
}
