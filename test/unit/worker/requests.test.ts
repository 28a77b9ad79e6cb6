import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LoadOptions } from '../../../src/data/load.ts';
import { decodeParams, encodeParams } from '../../../src/params/codecs.ts';
import { encodeSafetensors } from '../../../src/params/safetensors.ts';
import type { ToWorker } from '../../../src/protocol/workerMessages.ts';
import { networkOf } from '../params/safetensorsFiles.ts';
import { conversation, request, trainOrder } from './helpers/fakeConversation.ts';
import { fakeDataset } from './helpers/fakeDataset.ts';

test('an unknown order is not passed over in silence', async () => {
  const { talk, events } = conversation();
  talk.handle({ type: 'dance' } as unknown as ToWorker);
  assert.match(events.of('failed')[0].problem.message, /Unknown order.*dance/);
  talk.handle({ type: 'dance', requestId: 5 } as unknown as ToWorker);
  const { requestId, problem } = await events.next('requestFailed');
  assert.equal(requestId, 5);
  assert.match(problem.message, /Unknown order.*dance/);
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

test('a question about the network is answered, also after the run', async () => {
  const { talk, events } = conversation();
  const question = { name: 'read', images: new Uint8Array(2 * 784) } as const;
  talk.handle({ type: 'ask', requestId: 1, question });
  assert.equal((await events.next('requestFailed')).problem.reason, 'no-network');
  talk.handle(trainOrder());
  await events.next('finished');
  talk.handle({ type: 'ask', requestId: 2, question });
  const { answer, requestId } = await events.next('answered');
  assert.equal(requestId, 2);
  assert.equal(answer.iteration, events.of('finished')[0].position.iteration);
  assert.ok('probabilities' in answer);
  assert.equal(answer.probabilities.length, 2 * 10);
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

test('a params file of any format is read, up to the size that is allowed', async () => {
  const { talk, events } = conversation();
  const params = { parameters: networkOf([784, 5, 10]), provenance: {} };
  for (const [requestId, fileName] of ['a.npz', 'a.pkl', 'a.json'].entries()) {
    const file = encodeParams(params, fileName);
    talk.handle({ type: 'evaluate', requestId, fileName, file, dataset: request });
    assert.deepEqual((await events.next('evaluated')).report.layers, [784, 5, 10]);
  }
  const file = encodeParams(params, 'a.npz');
  const large = { fileName: 'a.npz', file, maximumBytes: 1000 };
  talk.handle({ type: 'evaluate', requestId: 9, ...large, dataset: request });
  assert.equal((await events.next('requestFailed')).problem.reason, 'params/too-large');
});

test('a params file becomes one of another format, bit for bit', async () => {
  const { talk, events } = conversation();
  const params = { parameters: networkOf([784, 5, 10]), provenance: { epochs: 3 } };
  const file = encodeParams(params, 'a.npz');
  talk.handle({ type: 'convert', requestId: 1, fileName: 'a.npz', file, format: 'pkl' });
  const converted = await events.next('converted');
  assert.deepEqual(converted.layers, [784, 5, 10]);
  assert.deepEqual(decodeParams(converted.file, 'b.pkl'), params);
  assert.equal(converted.file.buffer.byteLength, converted.file.byteLength);
});

test('two params files are compared on the same digits', async () => {
  const { talk, events } = conversation();
  const bytes = (seed: number) => ({
    fileName: `${seed}.npz`,
    file: encodeParams({ parameters: networkOf([784, seed, 10]), provenance: {} }, 'a.npz'),
  });
  talk.handle({ type: 'compare', requestId: 1, files: [bytes(4), bytes(5)], dataset: request });
  const { comparison } = await events.next('compared');
  assert.deepEqual(comparison.files[1].layers, [784, 5, 10]);
  assert.equal(comparison.total, 100);
  const broken = { fileName: 'c.npz', file: Uint8Array.of(1) };
  talk.handle({ type: 'compare', requestId: 2, files: [bytes(4), broken], dataset: request });
  assert.match((await events.next('requestFailed')).problem.message, /^c\.npz /);
});

test('evaluating asks for the test digits alone, training for all', async () => {
  const { talk, events, loads } = conversation();
  const file = encodeSafetensors({ parameters: networkOf([784, 10]), provenance: {} });
  const fileName = 'a.safetensors';
  const dataset = { ...request, source: 'auto' } as const;
  talk.handle({ type: 'evaluate', requestId: 1, fileName, file, dataset });
  await events.next('evaluated');
  const indices = Uint32Array.of(0);
  talk.handle({ type: 'predict', requestId: 2, fileName, file, dataset, indices });
  await events.next('predicted');
  talk.handle({ ...trainOrder(), dataset });
  await events.next('finished');
  assert.deepEqual(
    loads.map(({ testOnly = false }) => testOnly),
    [true, true, false],
  );
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
