// The distortion of `data/distortion.ts`, in the same whole numbers: the same bytes come out.
import { beginStream, uniform } from './random';

const SIDE: i32 = 28;
const CENTRE: f64 = 13.5;
const SPACING: i32 = 7;
const POINTS: i32 = 7;
const PADDED: i32 = SIDE + 3;
const LAST: i32 = (SIDE + 1) * 1024;

/** How a digit may be distorted. `memoryPlan.ts` writes it. */
@unmanaged
export class Distortion {
  rotation: f64;
  scale: f64;
  slant: f64;
  shift: f64;
  elastic: f64;
  /** State of the random numbers of this seed for this purpose. */
  state: u32;
  /** `[28, 7]` i32: what each control point weighs at each column, 4096 in all */
  weights: usize;
}

/** Bytes of scratch memory that a thread needs: control points, a row of them, the padded digit. */
export const SCRATCH: i32 = 2 * 4 * POINTS * POINTS + 2 * 4 * SIDE + 1024;

/** Where the digit that was padded last has ink: from the first row and column to before the last. */
let firstRow: i32 = 0;
let endRow: i32 = 0;
let firstColumn: i32 = 0;
let endColumn: i32 = 0;

/** Writes a distorted copy of the 784 bytes at `source` to `target`. */
export function distort(
  distortion: Distortion,
  scratch: usize,
  epoch: u32,
  digit: u32,
  source: usize,
  target: usize,
): void {
  const controlX = scratch;
  const controlY = controlX + 4 * POINTS * POINTS;
  const placesX = controlY + 4 * POINTS * POINTS;
  const padded = placesX + 8 * SIDE;
  beginStream(distortion.state, epoch, digit);
  placeControlPoints(distortion, controlX, controlY);
  pad(source, padded);
  // Places from one pixel before the ink to one after it; beyond them nothing has to be looked up.
  // Unsigned, so that one comparison stands for both sides.
  const firstX = i32x4.splat(firstColumn << 10);
  const firstY = i32x4.splat(firstRow << 10);
  const wideX = i32x4.splat((endColumn - firstColumn + 1) << 10);
  const wideY = i32x4.splat((endRow - firstRow + 1) << 10);
  for (let row = 0; row < SIDE; row++) {
    placeRow(distortion.weights, row, controlX, placesX);
    placeRow(distortion.weights, row, controlY, placesX + 4 * SIDE);
    for (let column = 0; column < SIDE; column += 4) {
      const at = placesX + (column << 2);
      const x = v128.load(at);
      const y = v128.load(at, 4 * SIDE);
      const isNear = v128.and(
        i32x4.lt_u(i32x4.sub(x, firstX), wideX),
        i32x4.lt_u(i32x4.sub(y, firstY), wideY),
      );
      const ink = v128.any_true(isNear) ? inkAt(padded, inside(x), inside(y)) : 0;
      store<u32>(target + row * SIDE + column, ink);
    }
  }
}

/** Copies a digit into the middle of a field with a pixel of nothing around it, and finds its ink. */
function pad(source: usize, padded: usize): void {
  memory.fill(padded, 0, 1024);
  firstRow = SIDE;
  endRow = 0;
  let columns = i8x16.splat(0);
  let lastColumns = columns;
  for (let row = 0; row < SIDE; row++) {
    const from = source + row * SIDE;
    const left = v128.load(from);
    const right = v128.load(from, SIDE - 16);
    const to = padded + (row + 1) * PADDED + 1;
    v128.store(to, left);
    v128.store(to, right, SIDE - 16);
    if (v128.any_true(v128.or(left, right))) {
      firstRow = min(firstRow, row);
      endRow = row + 1;
    }
    columns = v128.or(columns, left);
    lastColumns = v128.or(lastColumns, right);
  }
  const zero = i8x16.splat(0);
  const inked =
    i8x16.bitmask(i8x16.ne(columns, zero)) |
    (i8x16.bitmask(i8x16.ne(lastColumns, zero)) << (SIDE - 16));
  firstColumn = ctz(inked);
  endColumn = 32 - clz(inked);
}

function within(limit: f64): f64 {
  return limit * (2 * uniform() - 1);
}

function placeControlPoints(distortion: Distortion, controlX: usize, controlY: usize): void {
  const angle = within(distortion.rotation);
  const width = 1 + within(distortion.scale);
  const height = 1 + within(distortion.scale);
  const slant = within(distortion.slant);
  const originX = CENTRE + 1 + within(distortion.shift);
  const originY = CENTRE + 1 + within(distortion.shift);
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  const elastic = distortion.elastic;
  let at: usize = 0;
  for (let row = 0; row < POINTS; row++) {
    const y: f64 = (((row - 1) * SPACING) as f64) - CENTRE;
    for (let column = 0; column < POINTS; column++, at += 4) {
      const x: f64 = (((column - 1) * SPACING) as f64) - CENTRE;
      const straightX = (x + slant * y) * width;
      const straightY = y * height;
      const stepX: f64 = elastic > 0 ? within(elastic) : 0;
      const stepY: f64 = elastic > 0 ? within(elastic) : 0;
      store<i32>(controlX + at, placeOf(originX + cosine * straightX - sine * straightY + stepX));
      store<i32>(controlY + at, placeOf(originY + sine * straightX + cosine * straightY + stepY));
    }
  }
}

function placeOf(pixels: f64): i32 {
  return Math.floor(pixels * 1024 + 0.5) as i32;
}

/**
 * Where the 28 pixels of a row take their ink from, along one axis: the control points first
 * interpolated down to this row, then along it, four pixels at a time.
 */
function placeRow(weights: usize, row: i32, control: usize, places: usize): void {
  const down = weights + ((row * POINTS) << 2);
  const p0 = pointInRow(down, row, control);
  const p1 = pointInRow(down, row, control + 4);
  const p2 = pointInRow(down, row, control + 8);
  const p3 = pointInRow(down, row, control + 12);
  const p4 = pointInRow(down, row, control + 16);
  const p5 = pointInRow(down, row, control + 20);
  const p6 = pointInRow(down, row, control + 24);
  // The weights once more, with a column for a row: seven vectors of four columns for each point.
  const along = weights + 4 * SIDE * POINTS;
  for (let column: usize = 0; column < 4 * SIDE; column += 16) {
    const at = along + column;
    let sum = i32x4.mul(p0, v128.load(at));
    sum = i32x4.add(sum, i32x4.mul(p1, v128.load(at, 4 * SIDE)));
    sum = i32x4.add(sum, i32x4.mul(p2, v128.load(at, 8 * SIDE)));
    sum = i32x4.add(sum, i32x4.mul(p3, v128.load(at, 12 * SIDE)));
    sum = i32x4.add(sum, i32x4.mul(p4, v128.load(at, 16 * SIDE)));
    sum = i32x4.add(sum, i32x4.mul(p5, v128.load(at, 20 * SIDE)));
    sum = i32x4.add(sum, i32x4.mul(p6, v128.load(at, 24 * SIDE)));
    v128.store(places + column, i32x4.shr_s(sum, 12));
  }
}

function pointInRow(weights: usize, row: i32, control: usize): v128 {
  const first = row / SPACING;
  const w = weights + (first << 2);
  const c = control + ((first * POINTS) << 2);
  const sum =
    load<i32>(w) * load<i32>(c) +
    load<i32>(w, 4) * load<i32>(c, 4 * POINTS) +
    load<i32>(w, 8) * load<i32>(c, 8 * POINTS) +
    load<i32>(w, 12) * load<i32>(c, 12 * POINTS);
  return i32x4.splat(sum >> 12);
}

function inside(places: v128): v128 {
  return i32x4.max_s(i32x4.splat(0), i32x4.min_s(i32x4.splat(LAST), places));
}

/** The ink of four places, bilinearly: as four bytes. */
function inkAt(padded: usize, x: v128, y: v128): u32 {
  const corners = i32x4.add(i32x4.mul(i32x4.shr_s(y, 10), i32x4.splat(PADDED)), i32x4.shr_s(x, 10));
  const c0 = padded + i32x4.extract_lane(corners, 0);
  const c1 = padded + i32x4.extract_lane(corners, 1);
  const c2 = padded + i32x4.extract_lane(corners, 2);
  const c3 = padded + i32x4.extract_lane(corners, 3);
  // Pairs of pixels side by side: four from the upper rows, then the four below them.
  let pairs = i16x8.splat(load<u16>(c0));
  pairs = v128.load_lane<u16>(c1, pairs, 1);
  pairs = v128.load_lane<u16>(c2, pairs, 2);
  pairs = v128.load_lane<u16>(c3, pairs, 3);
  pairs = v128.load_lane<u16>(c0, pairs, 4, PADDED);
  pairs = v128.load_lane<u16>(c1, pairs, 5, PADDED);
  pairs = v128.load_lane<u16>(c2, pairs, 6, PADDED);
  pairs = v128.load_lane<u16>(c3, pairs, 7, PADDED);
  const shares = i32x4.splat(255);
  const right = v128.and(i32x4.shr_u(x, 2), shares);
  const down = v128.and(i32x4.shr_u(y, 2), shares);
  const lefts = v128.and(pairs, i16x8.splat(255));
  const rights = i16x8.shr_u(pairs, 8);
  const rightTwice = i16x8.narrow_i32x4_u(right, right);
  // In 16 bits without a sign: what a difference borrows, the sum gives back.
  const mixed = i16x8.add(i16x8.shl(lefts, 8), i16x8.mul(i16x8.sub(rights, lefts), rightTwice));
  const above = i32x4.extend_low_i16x8_u(mixed);
  const below = i32x4.extend_high_i16x8_u(mixed);
  const sum = i32x4.add(i32x4.shl(above, 8), i32x4.mul(i32x4.sub(below, above), down));
  const ink = i32x4.shr_s(i32x4.add(sum, i32x4.splat(32768)), 16);
  const words = i16x8.narrow_i32x4_u(ink, ink);
  return i32x4.extract_lane(i8x16.narrow_i16x8_u(words, words), 0);
}
