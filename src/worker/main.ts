// The training worker: a thread that speaks src/protocol/workerMessages.ts. Bundled as dist/worker.js.
import './language.ts';
import { parentPort } from 'node:worker_threads';
import type { ToWorker } from '../protocol/workerMessages.ts';
import { Conversation } from './conversation.ts';
import { transferable } from './transferable.ts';

if (parentPort === null) {
  throw new Error('The training worker runs as a worker thread, not by itself.');
}
const port = parentPort;
const conversation = new Conversation(message => port.postMessage(message, transferable(message)));
port.on('message', (message: ToWorker) => conversation.handle(message));
