import { Worker } from 'node:worker_threads';
import type { FromWorker } from '../protocol.ts';
import type { TrainingWorker } from './trainingWorker.ts';

/**
 * Starts the training worker as a thread of its own.
 * @param script path of the bundled `worker.cjs`
 */
export function startWorkerThread(script: string): TrainingWorker {
  const thread = new Worker(script, { name: 'MNIST training' });
  return {
    post: message => thread.postMessage(message),
    onMessage: listener => thread.on('message', (message: FromWorker) => listener(message)),
    onError: listener => thread.on('error', listener),
    onExit: listener => thread.on('exit', listener),
    terminate: () => void thread.terminate(),
  };
}
