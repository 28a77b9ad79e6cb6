import type { FloatArray } from './sparse.ts';

/**
 * p_k = exp(z_k) / Σ_j exp(z_j)
 *
 * NumPy: `A = np.exp(Z - np.max(Z)) / np.sum(np.exp(Z - np.max(Z)))`. The largest z is taken off
 * first: that changes no quotient, and exp never overflows.
 * @returns log Σ_j exp(z_j), of which the loss is made
 */
export function softmax(z: FloatArray, p: FloatArray): number {
  let largest = z[0];
  for (let k = 1; k < z.length; k++) {
    largest = Math.max(largest, z[k]);
  }
  let sum = 0;
  for (let k = 0; k < z.length; k++) {
    sum += Math.exp(z[k] - largest);
  }
  for (let k = 0; k < z.length; k++) {
    p[k] = Math.exp(z[k] - largest) / sum;
  }
  return largest + Math.log(sum);
}

/**
 * loss = -log p_label = log Σ_j exp(z_j) - z_label
 *
 * The cross-entropy in nats. From z rather than p: it stays exact where p is rounded to 0.
 */
export function crossEntropy(z: FloatArray, logSumExp: number, label: number): number {
  return logSumExp - z[label];
}

/**
 * dz = scale (p - y),   y the one-hot vector of the label
 *
 * NumPy: `dZ = A - one_hot(Y)`; the classic script has `2 * (A - one_hot(Y))`: scale 2.
 */
export function backwardSoftmaxCrossEntropy(
  p: FloatArray,
  label: number,
  scale: number,
  dz: FloatArray,
): void {
  for (let k = 0; k < p.length; k++) {
    const y = k === label ? 1 : 0;
    dz[k] = scale * (p[k] - y);
  }
}
