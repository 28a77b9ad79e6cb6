// Every message between host and report tab.
import type { DatasetDescription, LoadingProgress } from '../data/dataset.ts';
import type { DigitPredictions, EvaluationReport, Problem } from './subjects.ts';

export type FromReport =
  | { readonly type: 'ready' }
  | { readonly type: 'evaluateAgain' }
  /** Ways on where the dataset cannot be used. */
  | { readonly type: 'chooseDatasetFolder' }
  | { readonly type: 'openSettings' };

export type ToReport =
  | {
      readonly type: 'evaluating';
      readonly fileName: string;
      /** Some test digits are predicted, instead of all evaluated. */
      readonly isPrediction?: boolean;
      readonly progress?: LoadingProgress;
    }
  | { readonly type: 'report'; readonly fileName: string; readonly report: EvaluationReport }
  /** MNIST: Predict Test Digit… */
  | {
      readonly type: 'predictions';
      readonly fileName: string;
      readonly dataset: DatasetDescription;
      readonly digits: DigitPredictions;
    }
  | {
      readonly type: 'failed';
      readonly fileName: string;
      readonly isPrediction?: boolean;
      readonly problem: Problem;
    };
