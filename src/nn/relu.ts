/**
 * a = max(0, z)
 *
 * NumPy: `A = np.maximum(0, Z)`. NaN stays NaN, to be seen in the loss.
 */
export function forwardRelu(z: Float64Array, a: Float64Array): void {
  for (let unit = 0; unit < z.length; unit++) {
    a[unit] = Math.max(0, z[unit]);
  }
}

/**
 * dz = da where z > 0, else 0
 *
 * NumPy: `dZ = dA * (Z > 0)`. `dz` may be the same array as `da`.
 */
export function backwardRelu(z: Float64Array, da: Float64Array, dz: Float64Array): void {
  for (let unit = 0; unit < z.length; unit++) {
    dz[unit] = z[unit] > 0 ? da[unit] : 0;
  }
}
