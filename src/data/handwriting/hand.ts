import type { Random } from '../../nn/random.ts';
import { createLine, type Line, traceStrokes } from './line.ts';
import { BOX_SIZE, type Pen } from './pen.ts';
import { type Skeleton, skeletonsOf, type WrittenDigit } from './skeleton.ts';
import { FOUR, ONE, THREE, TWO, ZERO } from './styles0to4.ts';
import { EIGHT, FIVE, NINE, SEVEN, SIX } from './styles5to9.ts';

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

/** How much people differ; standard deviations unless told otherwise. */
const HABITS = {
  /** How far beyond two ways of writing their mixture may go. */
  exaggeration: 0.25,
  /** Of every control point, in units of the digit's box. */
  jitter: 0.03,
  /** Waves that bend the paper, and their height. */
  waves: 3,
  waveHeight: 0.04,
  /** Longest wave vector, in radians per digit's height. */
  waveNumber: 6,
  rotation: 0.08,
  /** Of the logarithm of width by height. */
  aspect: 0.18,
  /** Of the logarithm of the pen's radius. */
  penRadiusSpread: 0.27,
  /** How much the radius swings along the line. */
  pressure: 0.2,
  /** No radius is smaller, in pixels. */
  thinnest: 0.45,
  edge: 1.2,
};

const MOST_POINTS = 40;

/** Writes digits as a person chosen by chance would. Reuses its buffers: one digit at a time. */
export class Hand {
  readonly line: Line = createLine();
  readonly pen: Pen = { radius: new Float64Array(this.line.x.length), edge: 1 };
  readonly #points = new Float64Array(2 * MOST_POINTS);

  /** Leaves the digit in `line`, in pixels of MNIST's 20x20 box, and its width in `pen`. */
  write(digit: number, random: Random): void {
    const written = WRITTEN_DIGITS[digit];
    const skeleton = chosen(SKELETONS[digit], random);
    const count = 2 * skeleton.strokeEnds[skeleton.strokeEnds.length - 1];
    const points = this.#points;
    mixWays(skeleton, points, count, random);
    jitter(points, count, random);
    bend(points, count, random);
    lean(points, count, written, random);
    traceStrokes(points, skeleton.strokeEnds, this.line);
    this.#takePen(written, random);
    fitIntoBox(this.line, this.pen);
  }

  #takePen(written: WrittenDigit, random: Random): void {
    const { line, pen } = this;
    const radius = written.penRadius * Math.exp(HABITS.penRadiusSpread * random.normal());
    const swing = HABITS.pressure * random.normal();
    const speed = 0.3 * random.uniform();
    const phase = 2 * Math.PI * random.uniform();
    for (let sample = 0; sample < line.count; sample++) {
      pen.radius[sample] = radius * (1 + swing * Math.sin(phase + speed * sample));
    }
    pen.edge = HABITS.edge;
  }
}

function chosen(skeletons: readonly Skeleton[], random: Random): Skeleton {
  const share = random.uniform();
  return skeletons.find(skeleton => share < skeleton.cumulativeShare)!;
}

/** Between two ways of a style, or a little beyond one of them. */
function mixWays(skeleton: Skeleton, points: Float64Array, count: number, random: Random): void {
  const one = skeleton.ways[random.integer(skeleton.ways.length)];
  const other = skeleton.ways[random.integer(skeleton.ways.length)];
  const mixture = (1 + 2 * HABITS.exaggeration) * random.uniform() - HABITS.exaggeration;
  for (let index = 0; index < count; index++) {
    points[index] = one[index] + mixture * (other[index] - one[index]);
  }
}

/** Moves every control point a little; the two points of a corner move together. */
function jitter(points: Float64Array, count: number, random: Random): void {
  let cornerX = Number.NaN;
  let cornerY = Number.NaN;
  for (let index = 0; index < count; index += 2) {
    const x = points[index];
    const y = points[index + 1];
    if (x === cornerX && y === cornerY) {
      points[index] = points[index - 2];
      points[index + 1] = points[index - 1];
    } else {
      points[index] += HABITS.jitter * random.normal();
      points[index + 1] += HABITS.jitter * random.normal();
    }
    cornerX = x;
    cornerY = y;
  }
}

/** Elastic wobble: a sum of plane waves moves neighbouring points alike. */
function bend(points: Float64Array, count: number, random: Random): void {
  for (let wave = 0; wave < HABITS.waves; wave++) {
    const alongX = HABITS.waveNumber * (2 * random.uniform() - 1);
    const alongY = HABITS.waveNumber * (2 * random.uniform() - 1);
    const phase = 2 * Math.PI * random.uniform();
    const heightX = HABITS.waveHeight * random.normal();
    const heightY = HABITS.waveHeight * random.normal();
    for (let index = 0; index < count; index += 2) {
      const height = Math.sin(phase + alongX * points[index] + alongY * points[index + 1]);
      points[index] += heightX * height;
      points[index + 1] += heightY * height;
    }
  }
}

/** Width, slant and rotation. */
function lean(points: Float64Array, count: number, written: WrittenDigit, random: Random): void {
  const width = Math.exp(HABITS.aspect * random.normal());
  const slant = written.slant.mean + written.slant.spread * random.normal();
  const angle = HABITS.rotation * random.normal();
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  for (let index = 0; index < count; index += 2) {
    const y = points[index + 1];
    const x = width * points[index] - slant * y;
    points[index] = cosine * x - sine * y;
    points[index + 1] = sine * x + cosine * y;
  }
}

/** Scales and moves line and pen so that the ink just fits MNIST's box. */
function fitIntoBox(line: Line, pen: Pen): void {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (let sample = 0; sample < line.count; sample++) {
    const radius = pen.radius[sample];
    left = Math.min(left, line.x[sample] - radius);
    right = Math.max(right, line.x[sample] + radius);
    top = Math.min(top, line.y[sample] - radius);
    bottom = Math.max(bottom, line.y[sample] + radius);
  }
  const scale = BOX_SIZE / Math.max(right - left, bottom - top);
  const shiftX = (BOX_SIZE - 1 - scale * (left + right)) / 2;
  const shiftY = (BOX_SIZE - 1 - scale * (top + bottom)) / 2;
  for (let sample = 0; sample < line.count; sample++) {
    line.x[sample] = scale * line.x[sample] + shiftX;
    line.y[sample] = scale * line.y[sample] + shiftY;
    pen.radius[sample] = Math.max(scale * pen.radius[sample], HABITS.thinnest);
  }
}
