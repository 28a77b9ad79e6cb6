// Every message between host and report tab.
import type { DatasetDescription, LoadingProgress } from '../data/dataset.ts';
import type { Provenance } from '../params/paramsFile.ts';
import type { ParamsComparison } from './paramsComparison.ts';
import type { ParamsTable, UnreadFile } from './paramsTable.ts';
import type { DigitPredictions, EvaluationReport, Problem } from './subjects.ts';

export type FromReport =
  | { readonly type: 'ready' }
  | { readonly type: 'evaluateAgain' }
  /** The report of a file that the page names. */
  | { readonly type: 'openReport'; readonly file: string }
  /** The file, to another format. */
  | { readonly type: 'exportParams' }
  /** Ways on where the dataset cannot be used. */
  | { readonly type: 'chooseDatasetFolder' }
  | { readonly type: 'openSettings' };

/** A file's address, and what it is called. */
export interface NamedFile {
  readonly file: string;
  readonly fileName: string;
}

/** A file with what it says of how it was made. */
export interface MadeFile extends NamedFile {
  /** From the pixels to the digits. */
  readonly layers: readonly number[];
  readonly provenance: Provenance;
}

/**
 * What a tab does: measures one file, asks it about some test digits, measures several files, or
 * compares two, or the settings of several.
 */
export type ReportKind = 'evaluation' | 'prediction' | 'table' | 'comparison' | 'settings';

export type ToReport =
  | {
      readonly type: 'evaluating';
      readonly kind: ReportKind;
      /** The file, or what the files are called together. */
      readonly fileName: string;
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
  /** As soon as the first file was measured, and after each further one. */
  | { readonly type: 'table'; readonly fileName: string; readonly table: ParamsTable }
  | {
      readonly type: 'comparison';
      readonly fileName: string;
      readonly files: readonly [NamedFile, NamedFile];
      readonly comparison: ParamsComparison;
    }
  /** How several files were made. */
  | {
      readonly type: 'settings';
      readonly fileName: string;
      readonly files: readonly MadeFile[];
      readonly unread: readonly UnreadFile[];
    }
  | {
      readonly type: 'failed';
      readonly kind: ReportKind;
      readonly fileName: string;
      readonly problem: Problem;
    };
