import type { Provenance } from '../params/paramsFile.ts';
import type { ParamsSummary, TensorSummary } from '../params/summary.ts';
import type { WeightPictures } from './subjects.ts';

/** How often which numbers come, in bins of the same width. */
export interface Histogram {
  /** Where the first bin begins and the last one ends. */
  readonly from: number;
  readonly to: number;
  readonly counts: readonly number[];
}

/** One tensor, as it is shown. */
export interface TensorPortrait extends TensorSummary {
  readonly histogram: Histogram;
}

/** The weights of a layer as one picture: a row for each output, a column for each input. */
export interface MatrixPicture {
  readonly rows: number;
  readonly columns: number;
  /** The picture has a dot for so many outputs and inputs, with the strongest of their weights. */
  readonly outputsPerDot: number;
  readonly inputsPerDot: number;
  /** `[rows, columns]` weights, scaled so that 127 is `scale` */
  readonly weights: Int8Array;
  /** Largest absolute weight. */
  readonly scale: number;
}

/** Everything that the params editor shows of a network. */
export interface ParamsPortrait extends ParamsSummary {
  /** Weights and biases of each layer in turn. */
  readonly tensors: readonly TensorPortrait[];
  /** The first layer. */
  readonly pictures: WeightPictures;
  /** The further layers. */
  readonly matrices: readonly MatrixPicture[];
  readonly provenance: Provenance;
}
