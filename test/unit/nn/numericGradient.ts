import assert from 'node:assert/strict';

/** Step of the difference: small against the curvature, large against the rounding of 32 bits. */
const STEP = 1e-3;

/**
 * Fails unless `gradients` are the slopes of `loss` by `values`, measured by moving each value a
 * little up and down: (loss(v + h) - loss(v - h)) / 2h.
 * @param loss computes the loss anew from what `values` hold at that moment
 */
export function assertGradients(
  values: Float32Array | Float64Array,
  gradients: ArrayLike<number>,
  loss: () => number,
): void {
  for (let index = 0; index < values.length; index++) {
    const slope = numericSlope(values, index, STEP, loss);
    const finer = numericSlope(values, index, STEP / 4, loss);
    // Where ReLU bends within the step the two disagree, and neither is the slope.
    const bends = Math.abs(slope - finer) > 1e-4 * (1 + Math.abs(slope));
    if (!bends) {
      const difference = Math.abs(gradients[index] - finer);
      assert.ok(
        difference < 1e-4 * (1 + Math.abs(finer)),
        `gradient ${index} is ${gradients[index]}, but the loss has the slope ${finer}`,
      );
    }
  }
}

function numericSlope(
  values: Float32Array | Float64Array,
  index: number,
  step: number,
  loss: () => number,
): number {
  const value = values[index];
  values[index] = value + step;
  const above = values[index];
  const lossAbove = loss();
  values[index] = value - step;
  const below = values[index];
  const lossBelow = loss();
  values[index] = value;
  // What was really stepped: 32-bit values are rounded.
  return (lossAbove - lossBelow) / (above - below);
}

/** Numbers for a property test: small, some of them exactly 0. */
export function smallNumbers(length: number, draw: () => number): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length }, () => (draw() < 0.3 ? 0 : 2 * draw() - 1));
}
