/**
 * A vector by its numbers that are not zero. Four of five pixels of a digit are zero, and half of
 * what ReLU lets through: they add nothing to any sum, so leaving them out changes no result and
 * saves most of the work.
 */
export interface SparseVector {
  /** How many numbers are not zero; what follows after them in the arrays is old. */
  count: number;
  /** Where they stand in the vector, rising. */
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** A sparse vector with room for `length` numbers. */
export function createSparseVector(length: number): SparseVector {
  return { count: 0, indices: new Int32Array(length), values: new Float64Array(length) };
}

/** Writes the numbers of `vector` that are not zero into `target`. NaN stays, to be seen in the loss. */
export function collectNonZero(vector: Float64Array, target: SparseVector): void {
  const { indices, values } = target;
  let count = 0;
  for (let index = 0; index < vector.length; index++) {
    const value = vector[index];
    if (value !== 0) {
      indices[count] = index;
      values[count] = value;
      count++;
    }
  }
  target.count = count;
}
