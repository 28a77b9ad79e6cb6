import type { ToWorker } from '../protocol/workerMessages.ts';
import { SharedWorker, type SharedWorkerOptions } from './sharedWorker.ts';
import type { Reply } from './workerConversation.ts';

/**
 * One question to a worker of its own, which ends with the answer: nothing that it does can
 * disturb a run. Rejects with a ProblemError.
 */
export async function askOnce(
  question: (requestId: number) => ToWorker,
  options: SharedWorkerOptions,
): Promise<Reply> {
  const worker = new SharedWorker(options);
  try {
    return await worker.request(question);
  } finally {
    worker.end();
  }
}
