import type { EvaluationReport } from './subjects.ts';

/** A params file that was measured. */
export interface EvaluatedFile
  extends Pick<
    EvaluationReport,
    'dataset' | 'layers' | 'total' | 'correct' | 'accuracy' | 'provenance' | 'seconds'
  > {
  /** Its address. */
  readonly file: string;
  readonly fileName: string;
}

/** A file that could not be measured, and why. */
export interface UnreadFile {
  readonly fileName: string;
  readonly message: string;
}

/** Several params files, measured on the same test digits. */
export interface ParamsTable {
  /** How many files there are. */
  readonly total: number;
  /** In the order in which they were measured. */
  readonly evaluated: readonly EvaluatedFile[];
  readonly unread: readonly UnreadFile[];
  /** What is being done; missing: the table is complete. */
  readonly doing?: string;
  /** What is missing in the table, and why. */
  readonly notice?: string;
}
