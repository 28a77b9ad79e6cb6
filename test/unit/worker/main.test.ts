// The real thing: src/worker/main.ts as a worker thread, with the textbook and generated digits.
import assert from 'node:assert/strict';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { presetNamed } from '../../../src/nn/presets.ts';
import { decodeSafetensors, encodeSafetensors } from '../../../src/params/safetensors.ts';
import type { FromWorker, ToWorker } from '../../../src/protocol/workerMessages.ts';
import { Events } from './helpers/events.ts';

type TrainOrder = Extract<ToWorker, { type: 'train' }>;

const dataset = {
  source: 'generated',
  mirrors: [],
  generator: { training: 300, test: 60, seed: 5 },
} as const;

const order: TrainOrder = {
  type: 'train',
  preset: 'quick',
  settings: { ...presetNamed('quick').settings, hiddenLayers: [12], epochs: 2, seed: 9 },
  engine: 'textbook',
  threads: 1,
  dataset,
  program: 'Test 1.0',
};

/** Starts the worker; it ends with the test. */
function startWorker(t: TestContext) {
  const worker = new Worker(path.join(import.meta.dirname, '../../../src/worker/main.ts'));
  const events = new Events();
  worker.on('message', (message: FromWorker) => events.emit(message));
  t.after(() => worker.terminate());
  return { post: (message: ToWorker) => worker.postMessage(message), events };
}

test('a run, its file, and an evaluation of the file agree', async t => {
  const { post, events } = startWorker(t);
  post({ type: 'watch', pictures: true });
  post(order);
  const { checkpoint, position } = await events.next('finished');
  assert.equal(position.iteration, 20);
  assert.equal(events.of('started')[0].testLabels.length, 60);
  assert.ok(events.of('pictures').length > 0);

  const file = encodeSafetensors(checkpoint);
  assert.deepEqual(decodeSafetensors(file, 'a').parameters, checkpoint.parameters);
  post({ type: 'evaluate', requestId: 1, fileName: 'a.safetensors', file, dataset });
  const { report } = await events.next('evaluated');
  assert.equal(report.accuracy, checkpoint.provenance.testAccuracy);
  assert.equal(report.accuracy, events.of('epoch')[1].testAccuracy);
  assert.equal(report.total, 60);
  assert.equal(report.wrong.indices.length, 60 - report.correct);

  const predictions = events.of('testPredictions').at(-1)!.predictions.predicted;
  const labels = events.of('started')[0].testLabels;
  const right = labels.filter((label, index) => label === predictions[index]).length;
  assert.equal(right, report.correct);
});

test('a file gives the very probabilities that the run gave', async t => {
  const { post, events } = startWorker(t);
  post(order);
  const { checkpoint } = await events.next('finished');
  const indices = Uint32Array.from({ length: 60 }, (_, index) => index);
  post({ type: 'getDigits', requestId: 1, indices });
  const { digits } = await events.next('digits');
  const file = encodeSafetensors(checkpoint);
  post({ type: 'predict', requestId: 2, fileName: 'a', file, dataset, indices });
  const { digits: again } = await events.next('predicted');
  assert.deepEqual(again, digits);
});

test('a thread can be paused, stepped, resumed and stopped, to the same weights', async t => {
  const { post, events } = startWorker(t);
  // So long that it is on whenever the messages arrive.
  const settings = { ...order.settings, schedule: 'constant', epochs: 10_000 } as const;
  post({ ...order, settings });
  await events.next('started');
  post({ type: 'pause' });
  const { position } = await events.next('paused');
  post({ type: 'step', unit: 'batch' });
  const stepped = await events.next('paused');
  assert.equal(stepped.position.iteration, position.iteration + 1);
  post({ type: 'getDigits', requestId: 1, indices: Uint32Array.of(0) });
  assert.equal((await events.next('digits')).digits.iteration, stepped.position.iteration);
  post({ type: 'resume' });
  await events.next('epoch');
  post({ type: 'pause' });
  await events.next('paused');
  post({ type: 'step', unit: 'epoch' });
  const { epoch, iteration } = (await events.next('paused')).position;
  assert.equal(iteration, 10 * epoch);
  post({ type: 'getCheckpoint', requestId: 2 });
  const { checkpoint } = await events.next('currentCheckpoint');
  post({ type: 'stop' });
  const stopped = await events.next('stopped');
  assert.deepEqual(stopped.checkpoint.parameters, checkpoint.parameters);

  const straight = startWorker(t);
  straight.post({ ...order, settings: { ...settings, epochs: epoch } });
  const finished = await straight.events.next('finished');
  assert.deepEqual(finished.checkpoint.parameters, checkpoint.parameters);
  assert.equal(finished.checkpoint.provenance.testAccuracy, checkpoint.provenance.testAccuracy);
});

test('a learning rate that is far too high pauses, and a lower one saves the run', async t => {
  const { post, events } = startWorker(t);
  const settings = { ...order.settings, hiddenLayers: [12, 12], learningRate: 100 };
  post({ ...order, settings });
  const { problem } = await events.next('paused');
  assert.equal(problem?.reason, 'diverged');
  post({ type: 'resume', learningRateFactor: 0.001 });
  const { checkpoint, position } = await events.next('finished');
  assert.ok(checkpoint.parameters[0].weights.every(Number.isFinite));
  assert.equal(position.iteration, 20);
  assert.ok(position.learningRate < 0.1);
  assert.equal(events.of('paused').length, 1);
});

test('the generator can be cancelled, and the thread is ready for the next run', async t => {
  const { post, events } = startWorker(t);
  const generator = { training: 1_000_000, test: 1, seed: 1 };
  post({ ...order, dataset: { ...dataset, generator } });
  await events.next('loading');
  post({ type: 'stop' });
  await events.next('cancelled');
  post(order);
  await events.next('finished');
});

test('what is wrong is said in the words of whoever found it', async t => {
  const { post, events } = startWorker(t);
  const folder = path.join(import.meta.dirname, 'no-such-folder');
  post({
    ...order,
    dataset: { source: 'auto', folder, mirrors: [], generator: dataset.generator },
  });
  const { problem } = await events.next('failed');
  assert.equal(problem.reason, 'dataset/missing');
  assert.match(problem.message, /no-such-folder/);

  const file = new TextEncoder().encode('\u0080\u0004this is a pickle');
  post({ type: 'evaluate', requestId: 1, fileName: 'broken.safetensors', file, dataset });
  const failed = await events.next('requestFailed');
  assert.equal(failed.problem.reason, 'params/header');
  assert.match(failed.problem.message, /^broken\.safetensors is not a safetensors file/);
});
