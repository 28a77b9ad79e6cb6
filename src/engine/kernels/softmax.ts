// The end of the network: probabilities, loss, and its slopes.
import { Layer } from './layout';
import { multiplyAdd } from './simd';

/** log2 e */
const LOG2_OF_E: f32 = Math.LOG2E as f32;

/** What the two floats too many in a row of twelve are: e to the power of it is 0. */
const NOTHING: f32 = -Infinity;

/**
 * p = softmax(z) of one digit, in place.
 * @param z `[12]`
 * @returns log Σ exp(z): the loss is this minus the label's z
 */
export function softmax(z: usize): f64 {
  store<f32>(z, NOTHING, 40);
  store<f32>(z, NOTHING, 44);
  const z0 = v128.load(z),
    z1 = v128.load(z, 16),
    z2 = v128.load(z, 32);
  const largest = f32x4.splat(largestLane(f32x4.max(f32x4.max(z0, z1), z2)));
  const e0 = exponential(f32x4.sub(z0, largest));
  const e1 = exponential(f32x4.sub(z1, largest));
  const e2 = exponential(f32x4.sub(z2, largest));
  const sum = laneSum(f32x4.add(f32x4.add(e0, e1), e2));
  const share = f32x4.splat(1 / sum);
  v128.store(z, f32x4.mul(e0, share));
  v128.store(z, f32x4.mul(e1, share), 16);
  v128.store(z, f32x4.mul(e2, share), 32);
  return (f32x4.extract_lane(largest, 0) as f64) + Math.log(sum as f64);
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
  const largest = f32x4.splat(largestLane(f32x4.max(f32x4.max(p0, p1), p2)));
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

function largestLane(a: v128): f32 {
  const half = f32x4.max(a, v128.shuffle<f32>(a, a, 2, 3, 0, 1));
  return max(f32x4.extract_lane(half, 0), f32x4.extract_lane(half, 1));
}

function laneSum(a: v128): f32 {
  const half = f32x4.add(a, v128.shuffle<f32>(a, a, 2, 3, 0, 1));
  return f32x4.extract_lane(half, 0) + f32x4.extract_lane(half, 1);
}

/**
 * e^x for x <= 0 within two units in the last place; 0 below -87. NaN stays NaN.
 *
 * Cephes' expf (S. Moshier): x = n ln 2 + r with |r| <= ln 2 / 2, e^r by a polynomial of degree 6,
 * and 2^n by writing n into the exponent.
 */
function exponential(x: v128): v128 {
  const isTiny = f32x4.lt(x, f32x4.splat(-87));
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(LOG2_OF_E)));
  let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.1219444e-4)));
  let y = f32x4.splat(1.98756915e-4);
  y = multiplyAdd(y, r, f32x4.splat(1.3981999507e-3));
  y = multiplyAdd(y, r, f32x4.splat(8.3334519073e-3));
  y = multiplyAdd(y, r, f32x4.splat(4.1665795894e-2));
  y = multiplyAdd(y, r, f32x4.splat(1.6666665459e-1));
  y = multiplyAdd(y, r, f32x4.splat(5.0000001201e-1));
  y = f32x4.add(multiplyAdd(y, f32x4.mul(r, r), r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return v128.andnot(f32x4.mul(y, power), isTiny);
}

/** The rows of the last layer, whose panel is the only one. */
export function lastRow(layer: Layer, matrix: usize, digit: i32): usize {
  return matrix + ((digit * layer.columns) << 2);
}
