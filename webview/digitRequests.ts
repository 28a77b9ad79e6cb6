import type { FromDashboard, ToDashboard } from '../src/protocol/dashboardMessages.ts';
import type { DigitPredictions } from '../src/protocol/subjects.ts';

interface Waiting {
  resolve(digits: DigitPredictions): void;
  reject(error: Error): void;
}

/** Asks the host for test digits, and gives each answer to the one who asked. */
export class DigitRequests {
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
    this.#lastId += 1;
    const requestId = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(requestId, { resolve, reject });
      this.#send({ type: 'getDigits', requestId, indices: [...indices] });
    });
  }

  /** Hands an answer on. One that nobody waits for is dropped. */
  answer(message: Extract<ToDashboard, { type: 'digits' | 'requestFailed' }>): void {
    const waiting = this.#waiting.get(message.requestId);
    this.#waiting.delete(message.requestId);
    if (message.type === 'digits') {
      waiting?.resolve(message.digits);
    } else {
      waiting?.reject(new Error(message.problem.message));
    }
  }
}
