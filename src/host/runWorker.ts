import { t } from '@vscode/l10n';
import type { AnswerTo, Asking, Question } from '../protocol/questions.ts';
import type { Checkpoint, DigitPredictions, Problem } from '../protocol/subjects.ts';
import type { ToWorker } from '../protocol/workerMessages.ts';
import type { Clock } from './clock.ts';
import type { TrainingWorker } from './trainingWorker.ts';
import { expectReply, WorkerConversation, type WorkerNews } from './workerConversation.ts';

/** How many milliseconds a worker has to hear "stop" before it is ended the hard way. */
export const STOP_PATIENCE = 10_000;

const ENDS: readonly WorkerNews['type'][] = ['finished', 'stopped', 'failed', 'cancelled'];

/** The worker of a run. It tells what happens, its own death as `failed` and a deaf ear as well. */
export class RunWorker {
  readonly #clock: Clock;
  readonly #onNews: (news: WorkerNews) => void;
  readonly #conversation: WorkerConversation;
  #cancelStopTimer: (() => void) | undefined;

  constructor(worker: TrainingWorker, clock: Clock, onNews: (news: WorkerNews) => void) {
    this.#clock = clock;
    this.#onNews = onNews;
    this.#conversation = new WorkerConversation(worker, {
      onNews: news => this.#hear(news),
      onDeath: problem => this.#hear({ type: 'failed', problem }),
    });
  }

  post(message: ToWorker): void {
    this.#conversation.post(message);
  }

  /** Ends the run, or its loading. A deaf worker is ended in the end. */
  stop(): void {
    this.post({ type: 'stop' });
    this.#cancelStopTimer ??= this.#clock.after(STOP_PATIENCE, () => {
      const message = t('The training worker did not hear "stop" and was ended.');
      const problem = { reason: 'worker', message };
      this.end(problem);
      this.#onNews({ type: 'failed', problem });
    });
  }

  /** Test digits with what the current weights say of them. Rejects with a ProblemError. */
  async getDigits(wanted: readonly number[]): Promise<DigitPredictions> {
    const indices = Uint32Array.from(wanted);
    const reply = await this.#conversation.request(requestId => {
      return { type: 'getDigits', requestId, indices };
    });
    return expectReply(reply, 'digits').digits;
  }

  /** What the network of a moment answers. Rejects with a ProblemError. */
  async ask<Asked extends Question>(asking: Asking<Asked>): Promise<AnswerTo<Asked>> {
    const reply = await this.#conversation.request(requestId => {
      return { type: 'ask', requestId, ...asking };
    });
    return expectReply(reply, 'answered').answer as AnswerTo<Asked>;
  }

  /**
   * The weights as they are now, or those of a kept moment. Rejects with a ProblemError.
   * @param at of the kept moment that lies nearest to this iteration
   */
  async getCheckpoint(at?: number): Promise<Checkpoint> {
    const reply = await this.#conversation.request(requestId => {
      return { type: 'getCheckpoint', requestId, ...(at !== undefined && { at }) };
    });
    return expectReply(reply, 'currentCheckpoint').checkpoint;
  }

  /** Ends it at once. Nothing more is heard of it; requests are rejected with this. */
  end(problem: Problem): void {
    this.#settleStop();
    this.#conversation.end(problem);
  }

  #hear(news: WorkerNews): void {
    if (ENDS.includes(news.type)) {
      this.#settleStop();
    }
    this.#onNews(news);
  }

  #settleStop(): void {
    this.#cancelStopTimer?.();
    this.#cancelStopTimer = undefined;
  }
}
