import type { ToReport } from '../protocol/reportMessages.ts';
import type { ParamsBytes } from '../protocol/workerMessages.ts';
import { askOnce } from './askOnce.ts';
import { wholeBytes } from './handOver.ts';
import { problemOf } from './problemError.ts';
import type { ComparisonTask, ReportOptions } from './reportSubject.ts';
import { expectReply } from './workerConversation.ts';

export interface ComparisonOptions extends ReportOptions {
  /** What a file is called, for people. */
  readonly nameOf: (address: string) => string;
}

/** Compares two params files: the page, or what went wrong. Never rejects. */
export async function makeComparison(
  { compared }: ComparisonTask,
  options: ComparisonOptions,
): Promise<ToReport> {
  const { fileName, nameOf } = options;
  try {
    const maximumBytes = options.maximumBytes();
    const open = async (address: string): Promise<ParamsBytes> => ({
      ...{ fileName: nameOf(address), maximumBytes },
      file: wholeBytes(await options.readFile(address, maximumBytes)),
    });
    const files = [await open(compared[0]), await open(compared[1])] as const;
    const dataset = options.dataset();
    const reply = await askOnce(
      requestId => ({ type: 'compare', requestId, files, dataset }),
      options,
    );
    const named = compared.map(file => ({ file, fileName: nameOf(file) }));
    const { comparison } = expectReply(reply, 'compared');
    return { type: 'comparison', fileName, files: [named[0], named[1]], comparison };
  } catch (error) {
    return { type: 'failed', kind: 'comparison', fileName, problem: problemOf(error) };
  }
}
