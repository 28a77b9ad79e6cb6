import type { Random } from '../../nn/random.ts';
import type { WrittenDigit } from './skeleton.ts';

// How much people differ. Lengths are in units of the digit's box, and all points are `[points, 2]`.

/** How far beyond two ways of writing their mixture may go. */
const EXAGGERATION = 0.1;
/** Standard deviation of a control point's place. */
const JITTER = 0.03;
/** Number of waves that bend the paper, and the standard deviation of their height. */
const WAVES = 4;
const WAVE_HEIGHT = 0.045;
/** Largest component of a wave vector, in radians per height of the digit: about one wave. */
const WAVE_NUMBER = 6;
/** Standard deviation of the logarithm of width by height. */
const ASPECT_SPREAD = 0.18;
/** Standard deviation in radians. */
const ROTATION_SPREAD = 0.08;

/** Between two ways of a style, or a little beyond one of them. */
export function mixWays(ways: readonly Float64Array[], points: Float64Array, random: Random): void {
  const one = ways[random.integer(ways.length)];
  const other = ways[random.integer(ways.length)];
  const mixture = (1 + 2 * EXAGGERATION) * random.uniform() - EXAGGERATION;
  for (let index = 0; index < points.length; index++) {
    points[index] = one[index] + mixture * (other[index] - one[index]);
  }
}

/** Moves every control point a little; the two points of a corner move together. */
export function jitter(points: Float64Array, random: Random): void {
  let cornerX = Number.NaN;
  let cornerY = Number.NaN;
  for (let index = 0; index < points.length; index += 2) {
    const x = points[index];
    const y = points[index + 1];
    if (x === cornerX && y === cornerY) {
      points[index] = points[index - 2];
      points[index + 1] = points[index - 1];
    } else {
      points[index] += JITTER * random.normal();
      points[index + 1] += JITTER * random.normal();
    }
    cornerX = x;
    cornerY = y;
  }
}

/**
 * Elastic wobble: a sum of plane waves moves neighbouring points alike. Their heights are evenly
 * distributed, since a normal distribution's rare large ones make digits that nobody can read.
 */
export function bend(points: Float64Array, random: Random): void {
  const highest = Math.sqrt(3) * WAVE_HEIGHT;
  for (let wave = 0; wave < WAVES; wave++) {
    const alongX = between(-WAVE_NUMBER, WAVE_NUMBER, random);
    const alongY = between(-WAVE_NUMBER, WAVE_NUMBER, random);
    const phase = between(0, 2 * Math.PI, random);
    const heightX = between(-highest, highest, random);
    const heightY = between(-highest, highest, random);
    for (let index = 0; index < points.length; index += 2) {
      const height = Math.sin(phase + alongX * points[index] + alongY * points[index + 1]);
      points[index] += heightX * height;
      points[index + 1] += heightY * height;
    }
  }
}

/** Width, slant and rotation. */
export function lean(points: Float64Array, slant: WrittenDigit['slant'], random: Random): void {
  const width = Math.exp(ASPECT_SPREAD * random.normal());
  const leaning = slant.mean + slant.spread * random.normal();
  const angle = ROTATION_SPREAD * random.normal();
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  for (let index = 0; index < points.length; index += 2) {
    const y = points[index + 1];
    const x = width * points[index] - leaning * y;
    points[index] = cosine * x - sine * y;
    points[index + 1] = sine * x + cosine * y;
  }
}

function between(low: number, high: number, random: Random): number {
  return low + (high - low) * random.uniform();
}
