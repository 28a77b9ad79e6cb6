import type { DatasetRequest, LoadingProgress } from '../data/dataset.ts';
import type { ReportKind } from '../protocol/reportMessages.ts';
import type { TrainingWorker } from './trainingWorker.ts';

/** What a report tab shows; it is remembered over a reload of the window. */
export type ReportTask = FileTask | TableTask | ComparisonTask | SettingsTask;

/** The evaluation of a params file, or what it says of some test digits. */
export interface FileTask {
  /** Address of the params file. */
  readonly file: string;
  /** Test digits to predict; missing: evaluate all. */
  readonly indices?: readonly number[];
}

/** The evaluations of several params files beside each other. */
export interface TableTask {
  /** Addresses of params files, and of folders whose params files are meant. */
  readonly places: readonly string[];
}

/** Two params files beside each other. */
export interface ComparisonTask {
  /** Their addresses. */
  readonly compared: readonly [string, string];
}

/** With which settings several params files were made. */
export interface SettingsTask {
  /** Their addresses. */
  readonly settings: readonly string[];
}

/** What the work for a report needs. */
export interface ReportOptions {
  /** What the file is called, or the files together. */
  readonly fileName: string;
  readonly readFile: (address: string, maximumBytes: number) => Promise<Uint8Array>;
  /** Of the largest params file that is read. @throws SettingsError */
  readonly maximumBytes: () => number;
  /** @throws SettingsError */
  readonly dataset: () => DatasetRequest;
  readonly createWorker: () => TrainingWorker;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: LoadingProgress) => void;
}

export function kindOf(task: ReportTask): ReportKind {
  if ('places' in task) {
    return 'table';
  }
  if ('compared' in task) {
    return 'comparison';
  }
  if ('settings' in task) {
    return 'settings';
  }
  return task.indices === undefined ? 'evaluation' : 'prediction';
}
