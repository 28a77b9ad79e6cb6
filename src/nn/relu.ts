import type { FloatArray } from './sparse.ts';

/**
 * a = max(0, z)
 *
 * NumPy: `A = np.maximum(0, Z)`. NaN stays NaN, to be seen in the loss.
 */
export function forwardRelu(z: FloatArray, a: FloatArray): void {
  for (let unit = 0; unit < z.length; unit++) {
    a[unit] = Math.max(0, z[unit]);
  }
}

/**
 * dz = da where z > 0, else 0
 *
 * NumPy: `dZ = dA * (Z > 0)`. Works in place: `dz` may be `da`.
 */
export function backwardRelu(z: FloatArray, da: FloatArray, dz: FloatArray): void {
  for (let unit = 0; unit < z.length; unit++) {
    dz[unit] = z[unit] > 0 ? da[unit] : 0;
  }
}
