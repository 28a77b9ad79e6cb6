/** An array of numbers as a file of any format holds it, decoded. */
export interface NamedArray {
  /** As the file has it, e.g. `0.weight`, `W1`, `dense/kernel:0` or `arr_0`. */
  readonly name: string;
  /** E.g. `[128, 784]`; `[]` for a single number. */
  readonly shape: readonly number[];
  /**
   * The numbers, last axis fastest (C order). `Float64Array` only where the file holds float64, so
   * that rounding to float32 happens in one place. A codec may decode them when they are asked for
   * and throw a ParamsError then: read it once, after the shapes have been checked.
   */
  readonly values: Float32Array | Float64Array;
}
