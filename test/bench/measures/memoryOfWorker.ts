// Resident memory of a process with a worker that trains:
//   node memoryOfWorker.ts WORKER FOLDER PRESET SECONDS    # empty FOLDER: generated digits
import { availableParallelism } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type PresetName, presetNamed } from '../../../src/nn/presets.ts';
import type { FromWorker, ToWorker } from '../../../src/protocol/workerMessages.ts';
import type { ResidentMemory } from './memory.ts';

const [bundle, folder, preset, seconds] = process.argv.slice(2);
const worker = new Worker(bundle);
const started = new Promise<void>((resolve, reject) => {
  worker.on('error', reject);
  worker.on('message', (message: FromWorker) => {
    if (message.type === 'started') {
      resolve();
    } else if (message.type === 'failed') {
      reject(new Error(message.problem.message));
    }
  });
});
const order: ToWorker = {
  type: 'train',
  preset: preset as PresetName,
  settings: presetNamed(preset as PresetName).settings,
  engine: 'fast',
  threads: availableParallelism(),
  dataset: {
    source: folder === '' ? 'generated' : 'auto',
    folder: folder || undefined,
    mirrors: [],
    generator: { training: 60_000, test: 10_000, seed: 1 },
  },
  program: 'bench',
};
worker.postMessage(order);
await started;
const loaded = process.memoryUsage.rss() / 2 ** 20;
await setTimeout(1000 * Number(seconds));
const highest = process.resourceUsage().maxRSS / 2 ** 10;
await worker.terminate();
console.log(JSON.stringify({ loaded, highest } satisfies ResidentMemory));
