import type { DatasetDescription } from '../data/dataset.ts';
import type { DigitPredictions, EvaluationReport } from './subjects.ts';

/** Two networks, measured on the same test digits. */
export interface ParamsComparison {
  readonly dataset: DatasetDescription;
  readonly total: number;
  readonly files: readonly [ComparedFile, ComparedFile];
  /** Of each layer of the deeper network. */
  readonly layers: readonly LayerDistance[];
  readonly bothRight: number;
  readonly bothWrong: number;
  /** Digits that only the first network reads right; and those that only the second does. */
  readonly onlyRight: readonly [OnlyRight, OnlyRight];
}

/** What stands of each of them beside the other. */
export type ComparedFile = Pick<
  EvaluationReport,
  'layers' | 'correct' | 'accuracy' | 'loss' | 'provenance'
>;

/** How far the second network's layer is from the first one's, relative to that one's own length. */
export interface LayerDistance {
  /** Units and inputs of the layer in each network; undefined where there is none. */
  readonly shapes: readonly [LayerShape | undefined, LayerShape | undefined];
  /** Missing where the shapes differ, or where all the first one's numbers are 0. */
  readonly weights?: number;
  readonly biases?: number;
}

export interface LayerShape {
  readonly outputs: number;
  readonly inputs: number;
}

export interface OnlyRight {
  readonly count: number;
  /** What the other network says of them, its surest mistakes first; perhaps not all of them. */
  readonly digits: DigitPredictions;
}
