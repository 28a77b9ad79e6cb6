import type { DatasetRequest, LoadingProgress } from '../data/dataset.ts';
import type { ToReport } from '../protocol/reportMessages.ts';
import type { ToWorker } from '../protocol/workerMessages.ts';
import { askOnce } from './askOnce.ts';
import { problemOf } from './problemError.ts';
import type { TrainingWorker } from './trainingWorker.ts';
import { expectReply } from './workerConversation.ts';

/** What a report tab shows: the evaluation of a params file, or what it says of some test digits. */
export interface ReportTask {
  /** Address of the params file. */
  readonly file: string;
  /** Test digits to predict; missing: evaluate all. */
  readonly indices?: readonly number[];
}

export interface ReportOptions {
  readonly fileName: string;
  readonly readFile: (maximumBytes: number) => Promise<Uint8Array>;
  /** Of the largest params file that is read. @throws SettingsError */
  readonly maximumBytes: () => number;
  /** @throws SettingsError */
  readonly dataset: () => DatasetRequest;
  readonly createWorker: () => TrainingWorker;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: LoadingProgress) => void;
}

/** Does the work of a report: its page, or what went wrong. Never rejects. */
export async function makeReport(task: ReportTask, options: ReportOptions): Promise<ToReport> {
  const { fileName, createWorker } = options;
  try {
    const maximumBytes = options.maximumBytes();
    // The worker gets the bytes and not a view of a larger buffer.
    const file = (await options.readFile(maximumBytes)).slice();
    const dataset = options.dataset();
    const { indices } = task;
    const question = (requestId: number): ToWorker =>
      indices === undefined
        ? { type: 'evaluate', requestId, fileName, file, maximumBytes, dataset }
        : {
            ...{ type: 'predict', requestId, fileName, file, maximumBytes, dataset },
            indices: Uint32Array.from(indices),
          };
    const reply = await askOnce(createWorker, question, options);
    if (indices === undefined) {
      return { type: 'report', fileName, report: expectReply(reply, 'evaluated').report };
    }
    const { dataset: described, digits } = expectReply(reply, 'predicted');
    return { type: 'predictions', fileName, dataset: described, digits };
  } catch (error) {
    const isPrediction = task.indices !== undefined;
    return { type: 'failed', fileName, isPrediction, problem: problemOf(error) };
  }
}
