/**
 * Distortion of training digits: every epoch the network sees each digit written a little
 * differently, so that it cannot learn the 60,000 pictures by heart.
 *
 * Affine: rotation, scale, slant, shift. Elastic: P. Simard, D. Steinkraus and J. Platt, "Best
 * Practices for Convolutional Neural Networks Applied to Visual Document Analysis" (ICDAR 2003),
 * which moves every pixel by a smoothed random field.
 *
 * Places are whole numbers of 1/1024 pixel and all interpolation is done in whole numbers: the
 * kernels of the fast engine, which do the same four pixels at a time, get the same bytes.
 */
import { Random } from '../nn/random.ts';
import type { TrainingSettings } from '../nn/settings.ts';
import { STREAMS } from '../nn/streams.ts';

/**
 * Writes a distorted copy of the 784 bytes at `sourceOffset` to `targetOffset`; the two may not
 * overlap. What a digit gets depends on seed, epoch and digit only, never on the order of calls.
 * @param digit index of the digit in the training set
 * @param epoch counted from 0
 */
export type Distort = (
  source: Uint8Array,
  sourceOffset: number,
  digit: number,
  epoch: number,
  target: Uint8Array,
  targetOffset: number,
) => void;

/** How far a distortion may go; each value is drawn evenly from plus or minus these. */
export interface Strength {
  /** Radians. */
  readonly rotation: number;
  /** Change of width and of height, each on its own: 0.1 is 10 %. */
  readonly scale: number;
  /** Pixels to the right a pixel up. */
  readonly slant: number;
  /** Pixels. */
  readonly shift: number;
  /** Pixels by which a control point of the elastic field moves; 0: no field. */
  readonly elastic: number;
}

export const STRENGTHS: Record<Exclude<TrainingSettings['distortion'], 'none'>, Strength> = {
  affine: { rotation: 0.12, scale: 0.1, slant: 0.12, shift: 1, elastic: 0 },
  'affine+elastic': { rotation: 0.17, scale: 0.15, slant: 0.2, shift: 1, elastic: 4 },
};

const SIDE = 28;
const PIXELS = SIDE * SIDE;
/** The centre of the picture, in pixels: MNIST puts the digit's centre of mass there. */
const CENTRE = (SIDE - 1) / 2;

/**
 * Pixels between the control points of the field. A cubic B-spline of this spacing smooths like a
 * Gaussian of standard deviation 7 / sqrt(3) = 4 pixels, the value of the paper, for a fraction
 * of the cost of a convolution.
 */
const SPACING = 7;
/** Control points a side: a cubic spline needs one before the picture and two after it. */
const POINTS = SIDE / SPACING + 3;
/** Steps of a place within a pixel. */
const PLACES = 1024;
/** What the four weights of the spline add up to. */
const WHOLE = 4096;
/** `[SPACING, 4]`: weights of the four control points around each position between two of them. */
export const SPLINE = splineWeights();

/** Side of the source with an empty border, so that sampling needs no test for the edges. */
const PADDED = SIDE + 3;
const LAST = (SIDE + 1) * PLACES;

/** The distortion of that kind; `none` copies. */
export function createDistortion(kind: TrainingSettings['distortion'], seed: number): Distort {
  if (kind === 'none') {
    return (source, sourceOffset, _digit, _epoch, target, targetOffset) => {
      for (let pixel = 0; pixel < PIXELS; pixel++) {
        target[targetOffset + pixel] = source[sourceOffset + pixel];
      }
    };
  }
  const strength = STRENGTHS[kind];
  const controlX = new Int32Array(POINTS * POINTS);
  const controlY = new Int32Array(POINTS * POINTS);
  const padded = new Uint8Array(PADDED * PADDED);
  return (source, sourceOffset, digit, epoch, target, targetOffset) => {
    placeControlPoints(
      new Random(seed, STREAMS.distortion, epoch, digit),
      strength,
      controlX,
      controlY,
    );
    for (let row = 0; row < SIDE; row++) {
      for (let column = 0; column < SIDE; column++) {
        padded[(row + 1) * PADDED + column + 1] = source[sourceOffset + row * SIDE + column];
      }
    }
    resample(padded, controlX, controlY, target, targetOffset);
  };
}

/**
 * Says for every control point from where in the padded source it takes its ink: an affine map plus
 * a random step. A cubic B-spline through an affine map's points is that map again, so that
 * one interpolation serves both.
 */
function placeControlPoints(
  random: Random,
  strength: Strength,
  controlX: Int32Array,
  controlY: Int32Array,
): void {
  const within = (limit: number) => limit * (2 * random.uniform() - 1);
  const angle = within(strength.rotation);
  const width = 1 + within(strength.scale);
  const height = 1 + within(strength.scale);
  const slant = within(strength.slant);
  // The +1 is the border of the padded source.
  const originX = CENTRE + 1 + within(strength.shift);
  const originY = CENTRE + 1 + within(strength.shift);
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  for (let row = 0, point = 0; row < POINTS; row++) {
    const y = (row - 1) * SPACING - CENTRE;
    for (let column = 0; column < POINTS; column++, point++) {
      const x = (column - 1) * SPACING - CENTRE;
      const straightX = (x + slant * y) * width;
      const straightY = y * height;
      const stepX = strength.elastic > 0 ? within(strength.elastic) : 0;
      const stepY = strength.elastic > 0 ? within(strength.elastic) : 0;
      controlX[point] = placeOf(originX + cosine * straightX - sine * straightY + stepX);
      controlY[point] = placeOf(originY + sine * straightX + cosine * straightY + stepY);
    }
  }
}

function placeOf(pixels: number): number {
  return Math.floor(pixels * PLACES + 0.5);
}

/** Interpolates the control points at every pixel and reads the source there. */
function resample(
  padded: Uint8Array,
  controlX: Int32Array,
  controlY: Int32Array,
  target: Uint8Array,
  targetOffset: number,
): void {
  for (let row = 0, pixel = targetOffset; row < SIDE; row++) {
    // The spline is separable: first along the columns, once for the whole row of pixels.
    const firstRow = Math.floor(row / SPACING) * POINTS;
    for (let point = 0; point < POINTS; point++) {
      rowX[point] = spline(controlX, firstRow + point, POINTS, row % SPACING);
      rowY[point] = spline(controlY, firstRow + point, POINTS, row % SPACING);
    }
    for (let column = 0; column < SIDE; column++, pixel++) {
      const first = Math.floor(column / SPACING);
      const x = spline(rowX, first, 1, column % SPACING);
      const y = spline(rowY, first, 1, column % SPACING);
      target[pixel] = inkAt(padded, inside(x), inside(y));
    }
  }
}

const rowX = new Int32Array(POINTS);
const rowY = new Int32Array(POINTS);

/** The cubic B-spline of the four values from `first` on, `step` pixels after the second of them. */
function spline(values: Int32Array, first: number, stride: number, step: number): number {
  const sum =
    SPLINE[4 * step] * values[first] +
    SPLINE[4 * step + 1] * values[first + stride] +
    SPLINE[4 * step + 2] * values[first + 2 * stride] +
    SPLINE[4 * step + 3] * values[first + 3 * stride];
  return sum >> 12;
}

/** The ink between four pixels, bilinearly: shares of 256 to the right and down. */
function inkAt(padded: Uint8Array, x: number, y: number): number {
  const corner = (y >> 10) * PADDED + (x >> 10);
  const below = corner + PADDED;
  const right = (x >> 2) & 255;
  const down = (y >> 2) & 255;
  const inkAbove = (padded[corner] << 8) + right * (padded[corner + 1] - padded[corner]);
  const inkBelow = (padded[below] << 8) + right * (padded[below + 1] - padded[below]);
  return ((inkAbove << 8) + down * (inkBelow - inkAbove) + 32_768) >> 16;
}

function inside(place: number): number {
  return Math.max(0, Math.min(LAST, place));
}

function splineWeights(): Int32Array {
  const weights = new Int32Array(SPACING * 4);
  for (let step = 0; step < SPACING; step++) {
    const t = step / SPACING;
    const first = Math.round((WHOLE * (1 - t) ** 3) / 6);
    const third = Math.round((WHOLE * (-3 * t ** 3 + 3 * t ** 2 + 3 * t + 1)) / 6);
    const fourth = Math.round((WHOLE * t ** 3) / 6);
    weights.set([first, WHOLE - first - third - fourth, third, fourth], step * 4);
  }
  return weights;
}
