import type { ToReport } from '../protocol/reportMessages.ts';
import type { ToWorker } from '../protocol/workerMessages.ts';
import { askOnce } from './askOnce.ts';
import { wholeBytes } from './handOver.ts';
import { problemOf } from './problemError.ts';
import { type FileTask, kindOf, type ReportOptions } from './reportSubject.ts';
import { expectReply } from './workerConversation.ts';

/** Does the work of a report of one file: its page, or what went wrong. Never rejects. */
export async function makeReport(task: FileTask, options: ReportOptions): Promise<ToReport> {
  const { fileName } = options;
  try {
    const maximumBytes = options.maximumBytes();
    const file = wholeBytes(await options.readFile(task.file, maximumBytes));
    const dataset = options.dataset();
    const { indices } = task;
    const question = (requestId: number): ToWorker =>
      indices === undefined
        ? { type: 'evaluate', requestId, fileName, file, maximumBytes, dataset }
        : {
            ...{ type: 'predict', requestId, fileName, file, maximumBytes, dataset },
            indices: Uint32Array.from(indices),
          };
    const reply = await askOnce(question, options);
    if (indices === undefined) {
      return { type: 'report', fileName, report: expectReply(reply, 'evaluated').report };
    }
    const { dataset: described, digits } = expectReply(reply, 'predicted');
    return { type: 'predictions', fileName, dataset: described, digits };
  } catch (error) {
    return { type: 'failed', kind: kindOf(task), fileName, problem: problemOf(error) };
  }
}
