import type { Random } from '../../nn/random.ts';
import { createLine, type Line, traceStrokes } from './line.ts';
import { fitIntoBox } from './mnistBox.ts';
import { type Skeleton, skeletonsOf, type WrittenDigit } from './skeleton.ts';
import { FOUR, ONE, THREE, TWO, ZERO } from './styles0to4.ts';
import { EIGHT, FIVE, NINE, SEVEN, SIX } from './styles5to9.ts';
import { bend, jitter, lean, mixWays } from './variation.ts';

/** Indexed by digit. */
const WRITTEN_DIGITS: readonly WrittenDigit[] = [
  ZERO,
  ONE,
  TWO,
  THREE,
  FOUR,
  FIVE,
  SIX,
  SEVEN,
  EIGHT,
  NINE,
];
const SKELETONS = WRITTEN_DIGITS.map(written => skeletonsOf(written.styles));

const MOST_POINTS = 40;

/** Standard deviation of the logarithm of the pen's radius. */
const RADIUS_SPREAD = 0.27;
/** Standard deviation of the share by which the radius swings along the line. */
const PRESSURE_SPREAD = 0.2;
/** Fastest swing of the pressure, in radians per sample of the line. */
const PRESSURE_SPEED = 0.3;

/** Writes digits, each as another person would. Reuses its buffers: one digit at a time. */
export class Hand {
  /** The digit last written, in pixels of MNIST's 20x20 box. */
  readonly line: Line = createLine();
  readonly #points = new Float64Array(2 * MOST_POINTS);

  /** Writes a digit, 0 to 9, into `line`. */
  write(digit: number, random: Random): void {
    const { slant, penRadius } = WRITTEN_DIGITS[digit];
    const skeleton = chooseSkeleton(SKELETONS[digit], random);
    const points = this.#points.subarray(0, skeleton.ways[0].length);
    mixWays(skeleton.ways, points, random);
    jitter(points, random);
    bend(points, random);
    lean(points, slant, random);
    traceStrokes(points, skeleton.strokeEnds, this.line);
    this.#press(penRadius, random);
    fitIntoBox(this.line);
  }

  /** Makes the line as wide as a pen of random width that is pressed harder here than there. */
  #press(medianRadius: number, random: Random): void {
    const radius = medianRadius * Math.exp(RADIUS_SPREAD * random.normal());
    const swing = PRESSURE_SPREAD * random.normal();
    const speed = PRESSURE_SPEED * random.uniform();
    const phase = 2 * Math.PI * random.uniform();
    for (let sample = 0; sample < this.line.count; sample++) {
      this.line.radius[sample] = radius * (1 + swing * Math.sin(phase + speed * sample));
    }
  }
}

/** By the styles' shares. */
function chooseSkeleton(skeletons: readonly Skeleton[], random: Random): Skeleton {
  const share = random.uniform();
  return skeletons.find(skeleton => share < skeleton.cumulativeShare)!;
}
