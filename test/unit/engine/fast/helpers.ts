import type { Worker } from 'node:worker_threads';

/** The threads that are begun from now on, as Node.js tells of them, until `stop`. */
export class BegunThreads {
  readonly workers: Worker[] = [];
  readonly #listen = (worker: Worker) => this.workers.push(worker);

  constructor() {
    process.on('worker', this.#listen);
  }

  stop(): void {
    process.off('worker', this.#listen);
  }
}
