/**
 * How far values are from others of the same shape: `‖B − A‖ / ‖A‖` with the Frobenius norm
 * `‖A‖ = √Σ aᵢ²`. 0: they are equal. About 1.4: they have nothing in common but their size.
 * @returns undefined where A is all zeros and B is not: nothing can be measured by it
 */
export function relativeDistance(from: Float32Array, to: Float32Array): number | undefined {
  let squaredDifference = 0;
  let squaredNorm = 0;
  for (let i = 0; i < from.length; i++) {
    const difference = to[i] - from[i];
    squaredDifference += difference * difference;
    squaredNorm += from[i] * from[i];
  }
  if (squaredDifference === 0) {
    return 0;
  }
  return squaredNorm === 0 ? undefined : Math.sqrt(squaredDifference / squaredNorm);
}
