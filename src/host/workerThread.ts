import { Worker } from 'node:worker_threads';
import type { FromWorker } from '../protocol/workerMessages.ts';
import { handedOver } from './handOver.ts';
import type { Language } from './language.ts';
import type { TrainingWorker } from './trainingWorker.ts';

/**
 * Starts the training worker as a thread of its own.
 * @param script path of the bundled `worker.js`
 * @param env its environment
 * @param texts of the language that it speaks; missing: English
 */
export function startWorkerThread(
  script: string,
  env: NodeJS.ProcessEnv,
  texts: Language['texts'] = {},
): TrainingWorker {
  const thread = new Worker(script, { name: 'MNIST training', env, workerData: { texts } });
  return {
    post: message => thread.postMessage(message, handedOver(message)),
    onMessage: listener => thread.on('message', (message: FromWorker) => listener(message)),
    onError: listener => thread.on('error', listener),
    onExit: listener => thread.on('exit', listener),
    terminate: () => void thread.terminate(),
  };
}
