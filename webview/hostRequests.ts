import type { FromDashboard, ToDashboard } from '../src/protocol/dashboardMessages.ts';
import type { Answer, AnswerTo, Question } from '../src/protocol/questions.ts';
import type { DigitPredictions } from '../src/protocol/subjects.ts';

type Reply = Extract<ToDashboard, { readonly requestId: number }>;

interface Waiting {
  resolve(answer: DigitPredictions | Answer): void;
  reject(error: Error): void;
}

/** Asks the host, and gives each answer to the one who asked. */
export class HostRequests {
  #send: (message: FromDashboard) => void;
  #waiting = new Map<number, Waiting>();
  #lastId = 0;

  /** @param send posts a message to the host */
  constructor(send: (message: FromDashboard) => void) {
    this.#send = send;
  }

  /**
   * Test digits and what the current weights say of them.
   * @throws Error with a sentence for people, when the host cannot answer
   */
  load(indices: readonly number[]): Promise<DigitPredictions> {
    const digits = this.#request(requestId => {
      return { type: 'getDigits', requestId, indices: [...indices] };
    });
    return digits as Promise<DigitPredictions>;
  }

  /**
   * What the network answers.
   * @param at iteration of weights that are kept; missing: the weights of now
   * @throws Error with a sentence for people, when the host cannot answer
   */
  ask<Asked extends Question>(question: Asked, at?: number): Promise<AnswerTo<Asked>> {
    const answer = this.#request(requestId => ({ type: 'ask', requestId, question, at }));
    return answer as Promise<AnswerTo<Asked>>;
  }

  #request(message: (requestId: number) => FromDashboard): Promise<DigitPredictions | Answer> {
    this.#lastId += 1;
    const requestId = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(requestId, { resolve, reject });
      this.#send(message(requestId));
    });
  }

  /** Hands an answer on. One that nobody waits for is dropped. */
  answer(message: Reply): void {
    const waiting = this.#waiting.get(message.requestId);
    this.#waiting.delete(message.requestId);
    switch (message.type) {
      case 'digits':
        waiting?.resolve(message.digits);
        break;
      case 'answered':
        waiting?.resolve(message.answer);
        break;
      case 'requestFailed':
        waiting?.reject(new Error(message.problem.message));
        break;
    }
  }
}
