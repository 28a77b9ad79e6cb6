// The end of the network: probabilities, loss, and its slopes.
import { Layer } from './layout';
import { multiplyAdd } from './simd';

/** What the two floats too many in a row of twelve are: e to the power of it is 0. */
const NOTHING: f32 = -Infinity;

/** Bytes of a digit's row: `[12]`. */
const ROW: usize = 48;

/**
 * p = softmax(z) of some digits, in place. One after the other they are walked three times: so what a
 * walk needs stays in registers, and no digit waits for the one before it.
 * @param rows `[count, 12]`
 * @param count of digits, at most 300: a product of so many numbers up to 10 is finite
 * @returns Σ log Σ exp(z): the loss is this minus the labels' z
 */
export function softmax(rows: usize, count: i32): f64 {
  const end = rows + (count as usize) * ROW;
  const largest = subtractLargest(rows, end);
  for (let z = rows; z < end; z += 16) {
    v128.store(z, exponential(v128.load(z)));
  }
  return largest + Math.log(divideBySum(rows, end));
}

/**
 * z = z - max(z): no exponential of what is left is infinite.
 * @returns Σ max(z)
 */
function subtractLargest(rows: usize, end: usize): f64 {
  const nothing = f32x4.splat(NOTHING);
  let sum: f64 = 0;
  for (let z = rows; z < end; z += ROW) {
    const z0 = v128.load(z),
      z1 = v128.load(z, 16),
      z2 = v128.shuffle<f32>(v128.load(z, 32), nothing, 0, 1, 4, 5);
    const largest = largestLane(f32x4.pmax(f32x4.pmax(z0, z1), z2));
    sum += f32x4.extract_lane(largest, 0) as f64;
    v128.store(z, f32x4.sub(z0, largest));
    v128.store(z, f32x4.sub(z1, largest), 16);
    v128.store(z, f32x4.sub(z2, largest), 32);
  }
  return sum;
}

/**
 * p = e / Σ e
 * @returns the product of all Σ e: its logarithm is the sum of theirs, for which each would take as
 *   long as all the rest
 */
function divideBySum(rows: usize, end: usize): f64 {
  const one = f32x4.splat(1);
  let product: f64 = 1;
  for (let e = rows; e < end; e += ROW) {
    const e0 = v128.load(e),
      e1 = v128.load(e, 16),
      e2 = v128.load(e, 32);
    const sum = laneSum(f32x4.add(f32x4.add(e0, e1), e2));
    const share = f32x4.div(one, sum);
    v128.store(e, f32x4.mul(e0, share));
    v128.store(e, f32x4.mul(e1, share), 16);
    v128.store(e, f32x4.mul(e2, share), 32);
    product *= f32x4.extract_lane(sum, 0) as f64;
  }
  return product;
}

/**
 * The class with the largest probability; of equal ones the first. Without a branch, for nobody can
 * predict it.
 * @param p `[12]`, the last two 0
 * @returns 32 if there is a NaN
 */
export function largestClass(p: usize): i32 {
  const p0 = v128.load(p),
    p1 = v128.load(p, 16),
    p2 = v128.load(p, 32);
  const largest = largestLane(f32x4.pmax(f32x4.pmax(p0, p1), p2));
  const first = i32x4.bitmask(f32x4.eq(p0, largest));
  const second = i32x4.bitmask(f32x4.eq(p1, largest));
  const third = i32x4.bitmask(f32x4.eq(p2, largest));
  return ctz(first | (second << 4) | (third << 8));
}

/** dz = scale (p - y), in a row of its own. The two columns too many get zero. */
export function lossSlopes(p: usize, label: i32, scale: f32, slopes: usize): void {
  const factor = f32x4.splat(scale);
  v128.store(slopes, f32x4.mul(v128.load(p), factor));
  v128.store(slopes, f32x4.mul(v128.load(p, 16), factor), 16);
  v128.store(slopes, f32x4.mul(v128.load(p, 32), factor), 32);
  const at = slopes + (label << 2);
  store<f32>(at, scale * (load<f32>(p + (label << 2)) - 1));
  store<u64>(slopes, 0, 40);
}

/** The largest of the four lanes, in all of them. */
function largestLane(a: v128): v128 {
  const half = f32x4.pmax(a, v128.shuffle<f32>(a, a, 2, 3, 0, 1));
  return f32x4.pmax(half, v128.shuffle<f32>(half, half, 1, 0, 3, 2));
}

/** The sum of the four lanes, in all of them. */
function laneSum(a: v128): v128 {
  const half = f32x4.add(a, v128.shuffle<f32>(a, a, 2, 3, 0, 1));
  return f32x4.add(half, v128.shuffle<f32>(half, half, 1, 0, 3, 2));
}

/**
 * e^x for x <= 0 within two units in the last place; 0 below -87. NaN stays NaN.
 *
 * Cephes' expf (S. Moshier): x = n ln 2 + r with |r| <= ln 2 / 2, e^r by a polynomial of degree 6,
 * and 2^n by writing n into the exponent. To be rounded to n, x / ln 2 is added to 1.5 * 2^23: there
 * floats are whole numbers, and the lowest bits are n.
 */
function exponential(x: v128): v128 {
  const isTiny = f32x4.lt(x, number(0));
  const shifted = f32x4.add(f32x4.mul(x, number(1)), number(2));
  const n = f32x4.sub(shifted, number(2));
  let r = f32x4.sub(x, f32x4.mul(n, number(3)));
  r = f32x4.sub(r, f32x4.mul(n, number(4)));
  let y = multiplyAdd(number(5), r, number(6));
  y = multiplyAdd(y, r, number(7));
  y = multiplyAdd(y, r, number(8));
  y = multiplyAdd(y, r, number(9));
  y = multiplyAdd(y, r, number(10));
  y = f32x4.add(multiplyAdd(y, f32x4.mul(r, r), r), number(11));
  // 2^n: the bits of 1 with n added to the exponent. What is shifted beyond the highest is lost.
  const power = i32x4.add(i32x4.shl(shifted, 23), number(11));
  return v128.andnot(f32x4.mul(y, power), isTiny);
}

/** In memory, for a vector that stands in the code is made anew from three instructions each time. */
const NUMBERS: usize = memory.data<f32>([
  -87,
  Math.LOG2E as f32,
  12582912,
  0.693359375,
  -2.1219444e-4,
  1.98756915e-4,
  1.3981999507e-3,
  8.3334519073e-3,
  4.1665795894e-2,
  1.6666665459e-1,
  5.0000001201e-1,
  1,
]);

/** The number of that index, in all four lanes. */
function number(index: i32): v128 {
  return v128.load32_splat(NUMBERS + (index << 2));
}

/** The rows of the last layer, whose panel is the only one. */
export function lastRow(layer: Layer, matrix: usize, digit: i32): usize {
  return matrix + ((digit * layer.columns) << 2);
}
