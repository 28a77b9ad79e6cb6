import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DatasetError } from '../../../src/data/dataset.ts';
import type { ToWorker } from '../../../src/protocol/workerMessages.ts';
import { conversation, trainOrder, untilAborted } from './helpers/fakeConversation.ts';
import { fakeDataset } from './helpers/fakeDataset.ts';

test('a run is loaded, started and finished', async () => {
  const { talk, events, loads } = conversation(async ({ onProgress }) => {
    onProgress?.({ stage: 'reading', message: 'Reading' });
    return fakeDataset(100);
  });
  talk.handle({ ...trainOrder(), engine: 'fast' });
  await events.next('finished');
  assert.equal(loads.length, 1);
  assert.deepEqual(events.types().slice(0, 2), ['loading', 'started']);
  const [started] = events.of('started');
  assert.equal(started.engine, 'textbook');
  assert.equal(started.engineNotice, 'There is none.');
  assert.equal(started.testLabels.length, 100);
  assert.equal(started.testLabels.byteLength, started.testLabels.buffer.byteLength);
  assert.equal(started.position.iteration, 0);
});

test('a stop while loading cancels, and nothing is trained', async () => {
  const { talk, events, engines } = conversation(untilAborted);
  talk.handle(trainOrder());
  talk.handle({ type: 'stop' });
  await events.next('cancelled');
  assert.deepEqual(events.types(), ['cancelled']);
  assert.equal(engines.length, 0);
});

test('a download can be ended: the run goes on with generated digits', async () => {
  const { talk, events } = conversation(untilAborted);
  talk.handle(trainOrder());
  talk.handle({ type: 'useGeneratedDigits' });
  await events.next('finished');
  assert.equal(events.of('started')[0].dataset.name, 'generated digits');
  assert.equal(events.of('started')[0].position.iterationsPerEpoch, 2); // 50 digits by 32
});

test('a run that is on ends before the next one begins', async () => {
  const { talk, events, engines } = conversation();
  talk.handle(trainOrder({ epochs: 5000 }));
  await events.next('epoch');
  talk.handle(trainOrder({ epochs: 1 }));
  await events.next('finished');
  const types = events.types().filter(type => /started|stopped|finished/.test(type));
  assert.deepEqual(types, ['started', 'stopped', 'started', 'finished']);
  assert.equal(engines[0].isDisposed, true);
  assert.equal(engines[1].isDisposed, false);
});

test('the last of two hasty orders wins, also while the first one loads', async () => {
  const { talk, events, loads } = conversation(options =>
    options === loads[0] ? untilAborted(options) : Promise.resolve(fakeDataset(100)),
  );
  talk.handle(trainOrder({ epochs: 3 }));
  talk.handle(trainOrder({ epochs: 4 }));
  const { position } = await events.next('finished');
  assert.equal(position.epochs, 4);
  assert.equal(events.of('cancelled').length, 1);
});

test('a stop cancels the second of two orders that load', async () => {
  const { talk, events } = conversation(untilAborted);
  talk.handle(trainOrder());
  talk.handle(trainOrder());
  await events.next('cancelled');
  talk.handle({ type: 'stop' });
  await events.next('cancelled');
  assert.deepEqual(events.types(), ['cancelled', 'cancelled']);
});

test('pause, step, resume and stop reach the run', async () => {
  const { talk, events } = conversation();
  talk.handle(trainOrder({ epochs: 5000, batchSize: 10 }));
  await events.next('started');
  talk.handle({ type: 'pause' });
  await events.next('paused');
  const before = events.of('paused')[0].position.iteration;
  talk.handle({ type: 'step', unit: 'batch' });
  assert.equal((await events.next('paused')).position.iteration, before + 1);
  talk.handle({ type: 'resume' });
  await events.next('epoch');
  talk.handle({ type: 'stop' });
  await events.next('stopped');
});

test('pictures are made only for those who watch, also when they began before the run', async () => {
  const { talk, events } = conversation();
  talk.handle({ type: 'watch', pictures: true });
  talk.handle(trainOrder());
  await events.next('finished');
  assert.equal(events.of('pictures')[0].pictures.iteration, 0);
});

test('settings that make no sense fail the run before anything is loaded', async () => {
  const { talk, events, loads } = conversation();
  talk.handle(trainOrder({ epochs: 0, dropout: 2 }));
  const { problem, checkpoint } = await events.next('failed');
  assert.equal(problem.reason, 'settings');
  assert.match(problem.message, /epochs is 0.*dropout is 2/);
  assert.equal(checkpoint, undefined);
  assert.equal(loads.length, 0);
});

test('settings that leave nothing of this dataset fail it before an engine is made', async () => {
  const { talk, events, engines } = conversation();
  talk.handle(trainOrder({ validationDigits: 100 }));
  const { problem } = await events.next('failed');
  assert.match(problem.message, /validationDigits is 100/);
  assert.equal(engines.length, 0);
});

test('a dataset that cannot be read fails the run in its own words', async () => {
  const { talk, events } = conversation(async () => {
    throw new DatasetError('bad-label', 'labels has the label 11 at index 3.');
  });
  talk.handle(trainOrder());
  const { problem } = await events.next('failed');
  assert.deepEqual(problem, {
    reason: 'dataset/bad-label',
    message: 'labels has the label 11 at index 3.',
  });
});

test('an engine that throws fails the run and leaves its last good weights', async () => {
  const { talk, events, engines } = conversation();
  talk.handle(trainOrder({ epochs: 100 }));
  await events.next('checkpoint');
  engines[0].update = () => Promise.reject(new Error('out of memory'));
  const { problem, checkpoint } = await events.next('failed');
  assert.deepEqual(problem, {
    reason: 'worker',
    message: 'The training worker failed: out of memory',
  });
  assert.ok(checkpoint!.provenance.iterations! > 0);
  const types = events.types();
  assert.equal(types.at(-1), 'failed');
});

test('after an unknown order a run says nothing more: it has failed', async () => {
  const { talk, events, engines } = conversation();
  talk.handle(trainOrder({ epochs: 5000 }));
  await events.next('epoch');
  talk.handle({ type: 'dance' } as unknown as ToWorker);
  assert.ok(events.of('failed')[0].checkpoint);
  talk.handle(trainOrder({ epochs: 1 }));
  await events.next('finished');
  assert.equal(engines[0].isDisposed, true);
  assert.equal(events.of('stopped').length, 0);
});
