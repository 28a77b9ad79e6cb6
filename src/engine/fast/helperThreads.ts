import { Worker } from 'node:worker_threads';
import { t } from '@vscode/l10n';
import { EngineError } from '../engineError.ts';

/** A helper lives in the kernels' `serve` and nowhere else, so its script fits in here. */
const SCRIPT = `
const { parentPort, workerData } = require('node:worker_threads');
const { module, memory, network, thread } = workerData;
const { serve } = new WebAssembly.Instance(module, { env: { memory } }).exports;
parentPort.postMessage('ready');
serve(network, thread);
`;

/** Milliseconds that helpers have to hear the order to end. */
const PATIENCE = 2000;

/** The threads that compute beside the one that gives the orders. */
export class HelperThreads {
  readonly #workers: readonly Worker[];
  readonly #exits: readonly Promise<void>[];
  readonly #begun: Promise<void>;
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
      return worker;
    });
    this.#exits = this.#workers.map(worker => this.#exitOf(worker));
    this.#begun = Promise.all(this.#workers.map(beginning)).then(() => {});
  }

  /**
   * Settles when all are there. Until then the caller must not block: some versions of Node.js need
   * its event loop to start a thread.
   */
  begun(): Promise<void> {
    return this.#begun;
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

/** A thread that has begun, or has ended instead: that is told by the next `check`. */
async function beginning(worker: Worker): Promise<void> {
  await new Promise(resolve => worker.once('message', resolve).once('exit', resolve));
  // What keeps the process alive from now on is the run, not its helpers.
  worker.unref();
}

export function threadError(): EngineError {
  return new EngineError(
    'thread',
    t(
      'A thread that trained the network has ended unexpectedly. Start the training again; with fewer threads (setting mnist.threads) if it happens again.',
    ),
  );
}
