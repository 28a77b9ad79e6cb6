/**
 * p_k = exp(z_k) / Σ_j exp(z_j)
 *
 * NumPy: `A = np.exp(Z) / np.sum(np.exp(Z), axis=0)`
 */
export function softmax(z: Float64Array, p: Float64Array): void {
  const logSum = logSumExp(z);
  for (let k = 0; k < z.length; k++) {
    p[k] = Math.exp(z[k] - logSum);
  }
}

/**
 * The cross-entropy in nats: loss = -log p_label = log Σ_j exp(z_j) - z_label
 *
 * NumPy: `-np.log(A[label])`; from z it is exact even where p is so small that it becomes 0.
 */
export function crossEntropy(z: Float64Array, label: number): number {
  return logSumExp(z) - z[label];
}

/**
 * dz = scale (p - y),   y the one-hot vector of the label
 *
 * NumPy: `dZ = A - one_hot(Y)`; the classic script has `2 * (A - one_hot(Y))`: scale 2.
 */
export function backwardLoss(p: Float64Array, label: number, scale: number, dz: Float64Array) {
  for (let k = 0; k < p.length; k++) {
    const y = k === label ? 1 : 0;
    dz[k] = scale * (p[k] - y);
  }
}

/** log Σ_j exp(z_j) = max z + log Σ_j exp(z_j - max z), where exp cannot overflow. */
function logSumExp(z: Float64Array): number {
  const largest = z.reduce((most, value) => Math.max(most, value));
  const sum = z.reduce((total, value) => total + Math.exp(value - largest), 0);
  return largest + Math.log(sum);
}
