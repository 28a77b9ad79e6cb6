import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { generateDigits } from '../../../../src/data/generatedDigits.ts';
import type { FromWorker, ToWorker } from '../../../../src/protocol/workerMessages.ts';
import { TrainingRun } from '../../../../src/worker/trainingRun.ts';
import { Events } from '../../worker/helpers/events.ts';
import { trainOrder } from '../../worker/helpers/fakeConversation.ts';
import { fakeDataset } from '../../worker/helpers/fakeDataset.ts';
import { randomDigits } from '../randomDigits.ts';
import { BegunThreads } from './helpers.ts';
import { fastEngine, settingsOf } from './lesson.ts';

for (const end of ['finished', 'stopped'] as const) {
  test(`a run that has ${end} has no threads any more, and still answers`, async () => {
    const settings = settingsOf({ epochs: 3 });
    const training = randomDigits(300, 1);
    const digits = generateDigits({ seed: 1, part: 'test', first: 0, count: 100 });
    const begun = new BegunThreads();
    const engine = fastEngine({ settings, training, threads: 3 });
    const events = new Events();
    const run = new TrainingRun({
      ...{ engine, settings, preset: 'quick', program: 'Test 1.0', emit: events.emit },
      dataset: { ...fakeDataset(300, 100), training, test: digits },
    });
    events.onEvent = ({ type }) => {
      if (end === 'stopped' && type === 'epoch') {
        run.stop();
      }
    };
    await run.start();
    begun.stop();
    assert.deepEqual(
      begun.workers.map(({ threadId }) => threadId),
      [-1, -1],
    );
    const [{ checkpoint }] = events.of(end);
    assert.deepEqual((await run.checkpoint()).parameters, checkpoint.parameters);
    const { probabilities } = await run.getDigits(Uint32Array.from(digits.labels.keys()));
    const told = fastEngine({ settings, training, threads: 1, parameters: checkpoint.parameters });
    assert.deepEqual(probabilities, await told.predict(digits.images));
  });
}

const isLinux = process.platform === 'linux';
const skip = isLinux ? false : 'only Linux tells the threads of a process';
test('a worker that is ended in the middle of a run takes its helpers along', {
  skip,
}, async t => {
  const threads = () => readdirSync('/proc/self/task').length;
  const before = threads();
  const worker = new Worker(path.join(import.meta.dirname, '../../../../src/worker/main.ts'));
  t.after(() => worker.terminate()); // or it trains on when something here has failed
  const events = new Events();
  worker.on('message', (message: FromWorker) => events.emit(message));
  const generator = { training: 300, test: 60, seed: 5 };
  const order: ToWorker = {
    ...trainOrder({ hiddenLayers: [64, 64], epochs: 10_000 }),
    ...{ engine: 'fast', threads: 4, dataset: { source: 'generated', mirrors: [], generator } },
  };
  worker.postMessage(order);
  await events.next('epoch');
  // No more than there are cores: the worker, and its helpers.
  assert.equal(threads(), before + Math.min(4, availableParallelism()));
  const exit = once(worker, 'exit');
  await worker.terminate();
  await exit;
  assert.equal(threads(), before);
});
