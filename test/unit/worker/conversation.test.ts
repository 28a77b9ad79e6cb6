import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Dataset, DatasetError } from '../../../src/data/dataset.ts';
import type { LoadOptions } from '../../../src/data/load.ts';
import type { createEngine } from '../../../src/engine/createEngine.ts';
import { presetNamed } from '../../../src/nn/presets.ts';
import { encodeSafetensors } from '../../../src/params/safetensors.ts';
import type { ToWorker } from '../../../src/protocol.ts';
import { Conversation, type Tools } from '../../../src/worker/conversation.ts';
import { networkOf } from '../params/safetensorsFiles.ts';
import { Events } from './helpers/events.ts';
import { fakeDataset } from './helpers/fakeDataset.ts';
import { FakeEngine } from './helpers/fakeEngine.ts';
import { FakePace } from './helpers/fakePace.ts';

type TrainOrder = Extract<ToWorker, { type: 'train' }>;

const request = {
  source: 'generated',
  mirrors: [],
  generator: { training: 1, test: 1, seed: 1 },
} as const;

function trainOrder(changes: Partial<TrainOrder['settings']> = {}): TrainOrder {
  const settings = { ...presetNamed('quick').settings, hiddenLayers: [], epochs: 2, ...changes };
  return {
    ...{ type: 'train', preset: 'quick', settings, engine: 'textbook', threads: 1 },
    ...{ dataset: request, program: 'Test 1.0' },
  };
}

/** A conversation whose datasets and engines a test holds in its hands. */
function conversation(
  load: (options: LoadOptions) => Promise<Dataset> = async () => fakeDataset(100),
) {
  const events = new Events();
  const pace = new FakePace();
  const engines: FakeEngine[] = [];
  const loads: LoadOptions[] = [];
  const tools: Tools = {
    pace,
    loadDataset: (_request, options) => {
      loads.push(options);
      return load(options);
    },
    createEngine: ((name: string) => {
      const engine = new FakeEngine(pace);
      engines.push(engine);
      return { engine, ...(name === 'fast' && { notice: 'There is none.' }) };
    }) as unknown as typeof createEngine,
  };
  const talk = new Conversation(events.emit, tools);
  return { talk, events, engines, loads, pace };
}

/** A load that ends when it is cancelled, or as another test wants. */
function untilAborted({ signal, skipDownload }: LoadOptions): Promise<Dataset> {
  return new Promise((resolve, reject) => {
    const cancelled = () => reject(new DatasetError('cancelled', 'Loading was cancelled.'));
    if (signal?.aborted) {
      cancelled();
    }
    signal?.addEventListener('abort', cancelled);
    const skipped = () => resolve(fakeDataset(50));
    if (skipDownload?.aborted) {
      skipped();
    }
    skipDownload?.addEventListener('abort', skipped);
  });
}

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

test('an unknown order is not passed over in silence', async () => {
  const { talk, events } = conversation();
  talk.handle({ type: 'dance' } as unknown as ToWorker);
  assert.match(events.of('failed')[0].problem.message, /Unknown order.*dance/);
  talk.handle({ type: 'dance', requestId: 5 } as unknown as ToWorker);
  const { requestId, problem } = await events.next('requestFailed');
  assert.equal(requestId, 5);
  assert.match(problem.message, /Unknown order.*dance/);
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

test('every request is answered by its number, with its result or the reason', async () => {
  const { talk, events } = conversation();
  talk.handle({ type: 'getCheckpoint', requestId: 1 });
  assert.equal((await events.next('requestFailed')).problem.reason, 'no-network');
  talk.handle(trainOrder());
  await events.next('finished');
  talk.handle({ type: 'getCheckpoint', requestId: 2 });
  const { checkpoint, requestId } = await events.next('currentCheckpoint');
  assert.equal(requestId, 2);
  assert.deepEqual(checkpoint, events.of('finished')[0].checkpoint);
  talk.handle({ type: 'getDigits', requestId: 3, indices: Uint32Array.of(7) });
  assert.equal((await events.next('digits')).digits.labels[0], 9);
  talk.handle({ type: 'getDigits', requestId: 4, indices: Uint32Array.of(100) });
  const failed = await events.next('requestFailed');
  assert.equal(failed.requestId, 4);
  assert.equal(failed.problem.reason, 'index');
});

test('generated digits are not drawn again for the next run or evaluation', async () => {
  const { talk, events, loads } = conversation();
  talk.handle(trainOrder());
  await events.next('finished');
  talk.handle(trainOrder());
  await events.next('finished');
  assert.equal(loads.length, 1);
});

test('a params file is evaluated and asked about digits', async () => {
  const { talk, events } = conversation();
  const parameters = networkOf([784, 5, 10]);
  const file = encodeSafetensors({ parameters, provenance: { testAccuracy: 0.5, iterations: 3 } });
  const fileName = 'a.safetensors';
  talk.handle({ type: 'evaluate', requestId: 1, fileName, file, dataset: request });
  const { report } = await events.next('evaluated');
  assert.equal(report.total, 100);
  assert.equal(report.provenance.testAccuracy, 0.5);
  assert.deepEqual(report.layers, [784, 5, 10]);
  const indices = Uint32Array.of(2, 1);
  talk.handle({ type: 'predict', requestId: 2, fileName, file, dataset: request, indices });
  const { digits, dataset } = await events.next('predicted');
  assert.deepEqual([...digits.indices], [2, 1]);
  assert.equal(dataset.name, 'generated digits');
});

test('a bad params file is refused before any digits are loaded', async () => {
  const { talk, events, loads } = conversation();
  const file = new Uint8Array(3);
  talk.handle({
    type: 'evaluate',
    requestId: 1,
    fileName: 'a.safetensors',
    file,
    dataset: request,
  });
  const { problem } = await events.next('requestFailed');
  assert.equal(problem.reason, 'params/truncated');
  assert.match(problem.message, /^a\.safetensors has only 3/);
  assert.equal(loads.length, 0);
});

test('an evaluation tells how its digits are loaded, unless that would disturb a run', async () => {
  const load = async ({ onProgress }: LoadOptions) => {
    onProgress?.({ stage: 'reading', message: 'Reading' });
    return fakeDataset(100);
  };
  const file = encodeSafetensors({ parameters: networkOf([784, 10]), provenance: {} });
  const dataset = { ...request, source: 'auto' } as const;
  const evaluation = { type: 'evaluate', requestId: 1, fileName: 'a', file, dataset } as const;
  const alone = conversation(load);
  alone.talk.handle(evaluation);
  await alone.events.next('evaluated');
  assert.equal(alone.events.of('loading').length, 1);

  const busy = conversation(load);
  busy.talk.handle(trainOrder());
  await busy.events.next('finished');
  busy.talk.handle(evaluation);
  await busy.events.next('evaluated');
  assert.equal(busy.events.of('loading').length, 1); // of the run
});
