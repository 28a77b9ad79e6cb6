import { Random } from '../nn/random.ts';
import { STREAMS } from '../nn/streams.ts';
import type { LabelledImages } from './dataset.ts';
import { Hand } from './handwriting/hand.ts';
import { BOX_SIZE, drawLine } from './handwriting/pen.ts';

/** Which digits to generate. */
export interface GeneratorRequest {
  /** The same seed gives the same digits. */
  readonly seed: number;
  /** Training and test digits never come from the same stream. */
  readonly part: 'training' | 'test';
  /** Index of the first digit, from 0. */
  readonly first: number;
  readonly count: number;
}

const IMAGE_SIZE = 28;
const PIXELS = IMAGE_SIZE * IMAGE_SIZE;

/**
 * Writes digits in many hands, 28x28, centred as MNIST's are: fitted into a 20x20 box whose centre
 * of mass comes to rest on the pixel (14, 14).
 *
 * Digit i depends only on the seed, the part and i, so a long set can be made in slices.
 */
export function generateDigits(request: GeneratorRequest): LabelledImages {
  const { seed, part, first, count } = request;
  const images = new Uint8Array(count * PIXELS);
  const labels = new Uint8Array(count);
  const hand = new Hand();
  const box = new Float32Array(BOX_SIZE * BOX_SIZE);
  for (let digit = 0; digit < count; digit++) {
    const random = new Random(seed, STREAMS.generator, part === 'training' ? 0 : 1, first + digit);
    labels[digit] = random.integer(10);
    hand.write(labels[digit], random);
    drawLine(hand.line, hand.pen, box);
    placeByMass(box, images, digit * PIXELS);
  }
  return { count, images, labels };
}

/** Copies the box into the image so that its centre of mass is the image's pixel (14, 14). */
function placeByMass(box: Float32Array, images: Uint8Array, offset: number): void {
  let mass = 0;
  let massX = 0;
  let massY = 0;
  for (let y = 0; y < BOX_SIZE; y++) {
    for (let x = 0; x < BOX_SIZE; x++) {
      const ink = box[y * BOX_SIZE + x];
      mass += ink;
      massX += ink * x;
      massY += ink * y;
    }
  }
  const left = placeOf(massX / mass);
  const top = placeOf(massY / mass);
  for (let y = 0; y < BOX_SIZE; y++) {
    const row = offset + (top + y) * IMAGE_SIZE + left;
    for (let x = 0; x < BOX_SIZE; x++) {
      images[row + x] = Math.round(255 * box[y * BOX_SIZE + x]);
    }
  }
}

/** Where the box must begin, within the image. */
function placeOf(centre: number): number {
  const place = Math.round(IMAGE_SIZE / 2 - centre);
  return Math.min(Math.max(place, 0), IMAGE_SIZE - BOX_SIZE);
}
