import { once } from 'node:events';
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
  #isEnding = false;
  #deaths = 0;

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
      worker.on('exit', () => {
        this.#deaths++;
      });
      // What keeps the process alive is the run, not its helpers.
      worker.unref();
      return worker;
    });
  }

  /** @throws EngineError `thread` if one has died: nobody would come to the meetings */
  check(): void {
    if (this.#deaths > 0 && !this.#isEnding) {
      throw threadError();
    }
  }

  /** Waits until all have ended, and ends those by force that do not. */
  async ended(): Promise<void> {
    this.#isEnding = true;
    await Promise.all(
      this.#workers.map(async worker => {
        if (worker.threadId === -1) {
          return;
        }
        const timer = setTimeout(() => void worker.terminate(), PATIENCE);
        worker.ref();
        await once(worker, 'exit');
        clearTimeout(timer);
      }),
    );
  }

  /** For tests: the threads themselves. */
  get workers(): readonly Worker[] {
    return this.#workers;
  }
}

export function threadError(): EngineError {
  return new EngineError(
    'thread',
    'A thread that trained the network has ended unexpectedly. Start the training again; with ' +
      'fewer threads (setting mnist.threads) if it happens again.',
  );
}
