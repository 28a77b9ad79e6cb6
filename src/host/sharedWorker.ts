import { t } from '@vscode/l10n';
import type { LoadingProgress } from '../data/dataset.ts';
import type { Problem } from '../protocol/subjects.ts';
import type { ToWorker } from '../protocol/workerMessages.ts';
import { ProblemError } from './problemError.ts';
import type { TrainingWorker } from './trainingWorker.ts';
import { type Reply, WorkerConversation } from './workerConversation.ts';

export interface SharedWorkerOptions {
  readonly createWorker: () => TrainingWorker;
  /** Aborting it ends the worker at once. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: LoadingProgress) => void;
}

function cancelled(): Problem {
  return { reason: 'cancelled', message: t('Cancelled before it was done.') };
}

/**
 * One worker for several questions, one after the other: it keeps the digits between them. One that
 * dies fails its question only; the next one gets a new worker. Aborting the signal ends it at once.
 */
export class SharedWorker {
  readonly #options: SharedWorkerOptions;
  readonly #cancel = () => this.#conversation?.end(cancelled());
  #conversation: WorkerConversation | undefined;

  constructor(options: SharedWorkerOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', this.#cancel, { once: true });
  }

  /** Rejects with a ProblemError. */
  async request(question: (requestId: number) => ToWorker): Promise<Reply> {
    const { signal, createWorker, onProgress } = this.#options;
    if (signal.aborted) {
      throw new ProblemError(cancelled());
    }
    this.#conversation ??= new WorkerConversation(createWorker(), {
      onNews: news => news.type === 'loading' && onProgress(news.progress),
      onDeath: () => {
        this.#conversation = undefined;
      },
    });
    return this.#conversation.request(question);
  }

  end(): void {
    this.#options.signal.removeEventListener('abort', this.#cancel);
    this.#conversation?.end({ reason: 'done', message: t('Done.') });
  }
}
