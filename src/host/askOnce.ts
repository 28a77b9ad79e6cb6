import type { LoadingProgress } from '../data/dataset.ts';
import type { Problem } from '../protocol/subjects.ts';
import type { ToWorker } from '../protocol/workerMessages.ts';
import { ProblemError } from './problemError.ts';
import type { TrainingWorker } from './trainingWorker.ts';
import { type Reply, WorkerConversation } from './workerConversation.ts';

export interface AskOptions {
  /** Aborting it ends the worker at once. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: LoadingProgress) => void;
}

const CANCELLED: Problem = { reason: 'cancelled', message: 'Cancelled before it was done.' };

/**
 * One question to a worker of its own, which ends with the answer: nothing that it does can
 * disturb a run. Rejects with a ProblemError.
 */
export async function askOnce(
  createWorker: () => TrainingWorker,
  question: (requestId: number) => ToWorker,
  { signal, onProgress }: AskOptions,
): Promise<Reply> {
  if (signal.aborted) {
    throw new ProblemError(CANCELLED);
  }
  const conversation = new WorkerConversation(createWorker(), {
    onNews: news => news.type === 'loading' && onProgress(news.progress),
    onDeath: () => {},
  });
  const cancel = () => conversation.end(CANCELLED);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await conversation.request(question);
  } finally {
    signal.removeEventListener('abort', cancel);
    conversation.end({ reason: 'done', message: 'Done.' });
  }
}
