import type { Problem } from '../protocol/subjects.ts';
import { ProblemError } from './problemError.ts';

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: ProblemError) => void;
}

/** Questions to a worker that wait for their answers. Each one is settled exactly once. */
export class PendingRequests<Answer> {
  readonly #waiting = new Map<number, Waiting<Answer>>();
  #lastId = 0;

  /** @param ask sends the question with its id; if it throws, the request is rejected */
  request(ask: (requestId: number) => void): Promise<Answer> {
    const requestId = ++this.#lastId;
    return new Promise<Answer>((resolve, reject) => {
      this.#waiting.set(requestId, { resolve, reject });
      try {
        ask(requestId);
      } catch (error) {
        this.#waiting.delete(requestId);
        throw error;
      }
    });
  }

  resolve(requestId: number, answer: Answer): void {
    this.#take(requestId)?.resolve(answer);
  }

  reject(requestId: number, problem: Problem): void {
    this.#take(requestId)?.reject(new ProblemError(problem));
  }

  /** Nobody is left to answer. */
  rejectAll(problem: Problem): void {
    for (const requestId of [...this.#waiting.keys()]) {
      this.reject(requestId, problem);
    }
  }

  #take(requestId: number): Waiting<Answer> | undefined {
    const waiting = this.#waiting.get(requestId);
    this.#waiting.delete(requestId);
    return waiting;
  }
}
