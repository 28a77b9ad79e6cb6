import { Worker } from 'node:worker_threads';
import { EngineError } from '../engineError.ts';

/** A helper lives in the kernels' `serve` and nowhere else, so its script fits in here. */
const SCRIPT = `
const { workerData: { module, memory, network, thread } } = require('node:worker_threads');
new WebAssembly.Instance(module, { env: { memory } }).exports.serve(network, thread);
`;

/** Milliseconds that helpers have to hear the order to end. */
const PATIENCE = 2000;

/** The threads that compute beside the one that gives the orders. */
export class HelperThreads {
  readonly #workers: readonly Worker[];
  readonly #exits: readonly Promise<void>[];
  #isEnding = false;
  #hasLost = false;

  /** @param count how many; 0 is fine */
  constructor(
    count: number,
    data: {
      readonly module: WebAssembly.Module;
      readonly memory: WebAssembly.Memory;
      readonly network: number;
    },
  ) {
    this.#workers = Array.from({ length: count }, (_, index) => {
      const workerData = { ...data, thread: index + 1 };
      const worker = new Worker(SCRIPT, { eval: true, workerData });
      worker.on('error', () => {}); // told by `exit` as well
      // What keeps the process alive is the run, not its helpers.
      worker.unref();
      return worker;
    });
    this.#exits = this.#workers.map(worker => this.#exitOf(worker));
  }

  /** @throws EngineError `thread` if one has died: nobody would come to the meetings */
  check(): void {
    if (this.#hasLost) {
      throw threadError();
    }
  }

  /** Waits until all have ended, and ends those by force that do not. */
  async ended(): Promise<void> {
    this.#isEnding = true;
    for (const worker of this.#workers) {
      worker.ref();
    }
    const timer = setTimeout(() => {
      for (const worker of this.#workers) {
        void worker.terminate();
      }
    }, PATIENCE);
    await Promise.all(this.#exits);
    clearTimeout(timer);
  }

  async #exitOf(worker: Worker): Promise<void> {
    await new Promise(resolve => worker.once('exit', resolve));
    this.#hasLost ||= !this.#isEnding;
  }
}

export function threadError(): EngineError {
  return new EngineError(
    'thread',
    'A thread that trained the network has ended unexpectedly. Start the training again; with ' +
      'fewer threads (setting mnist.threads) if it happens again.',
  );
}
