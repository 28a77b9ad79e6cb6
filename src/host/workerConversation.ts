import type { Problem } from '../protocol/subjects.ts';
import type { FromWorker, ToWorker } from '../protocol/workerMessages.ts';
import { PendingRequests } from './pendingRequests.ts';
import type { TrainingWorker } from './trainingWorker.ts';
import { errorProblem, exitProblem } from './workerDeath.ts';

type ReplyMessage = Extract<FromWorker, { readonly requestId: number }>;
/** A worker's answer to a request that succeeded. */
export type Reply = Exclude<ReplyMessage, { readonly type: 'requestFailed' }>;
/** The reply, as the one that was asked for. */
export function expectReply<Type extends Reply['type']>(
  reply: Reply,
  type: Type,
): Extract<Reply, { readonly type: Type }> {
  if (reply.type !== type) {
    throw new Error(`The worker answered "${reply.type}" where "${type}" was asked for.`);
  }
  return reply as Extract<Reply, { readonly type: Type }>;
}

/** What a worker tells by itself. */
export type WorkerNews = Exclude<FromWorker, ReplyMessage>;

export interface ConversationEnds {
  /** The worker tells something that nobody has asked for. */
  readonly onNews: (news: WorkerNews) => void;
  /** The worker has died. Not called after `end`. */
  readonly onDeath: (problem: Problem) => void;
}

/** Talk with one worker: news and answered requests. When it dies, all that wait are rejected. */
export class WorkerConversation {
  readonly #worker: TrainingWorker;
  readonly #ends: ConversationEnds;
  readonly #requests = new PendingRequests<Reply>();
  #endedBy: Problem | undefined;
  #hasSpoken = false;

  constructor(worker: TrainingWorker, ends: ConversationEnds) {
    this.#worker = worker;
    this.#ends = ends;
    worker.onMessage(message => this.#receive(message));
    worker.onError(error => this.#died(errorProblem(error, this.#hasSpoken)));
    worker.onExit(code => this.#died(exitProblem(code, this.#hasSpoken)));
  }

  post(message: ToWorker): void {
    if (this.#endedBy === undefined) {
      this.#worker.post(message);
    }
  }

  /** Asks and waits. Rejects with a ProblemError: what the worker could not do, or why it ended. */
  request(question: (requestId: number) => ToWorker): Promise<Reply> {
    const reply = this.#requests.request(requestId => this.post(question(requestId)));
    if (this.#endedBy !== undefined) {
      this.#requests.rejectAll(this.#endedBy);
    }
    return reply;
  }

  /** Ends the worker at once. Whatever it still sends is not heard; requests are rejected with this. */
  end(problem: Problem): void {
    if (this.#endedBy === undefined) {
      this.#endedBy = problem;
      this.#requests.rejectAll(problem);
      this.#worker.terminate();
    }
  }

  #receive(message: FromWorker): void {
    if (this.#endedBy !== undefined) {
      return; // on the way while the worker was being ended
    }
    this.#hasSpoken = true;
    if (!('requestId' in message)) {
      this.#ends.onNews(message);
    } else if (message.type === 'requestFailed') {
      this.#requests.reject(message.requestId, message.problem);
    } else {
      this.#requests.resolve(message.requestId, message);
    }
  }

  #died(problem: Problem): void {
    if (this.#endedBy === undefined) {
      this.end(problem);
      this.#ends.onDeath(problem);
    }
  }
}
