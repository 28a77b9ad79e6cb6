import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileTask } from '../../../src/host/reportSubject.ts';
import { makeReport } from '../../../src/host/reportTask.ts';
import type { EvaluationReport } from '../../../src/protocol/subjects.ts';
import type { FromWorker } from '../../../src/protocol/workerMessages.ts';
import { dataset, order } from './fakeRun.ts';
import { FakeWorker } from './fakes.ts';

const task: FileTask = { file: 'file:///w/params/a.safetensors' };
const bytes = Uint8Array.of(1, 2, 3);

const report: EvaluationReport = {
  dataset,
  layers: [784, 10],
  total: 10_000,
  correct: 9810,
  accuracy: 0.981,
  loss: 0.06,
  confusion: [],
  precision: [],
  recall: [],
  wrong: {
    iteration: 0,
    indices: new Uint32Array(0),
    images: new Uint8Array(0),
    labels: new Uint8Array(0),
    probabilities: new Float32Array(0),
  },
  provenance: {},
  seconds: 0.4,
};

/** Starts a report and lets it come to its question. */
async function begin(wanted = task, readFile = async () => bytes) {
  const worker = new FakeWorker();
  const work = new AbortController();
  const heard: string[] = [];
  const outcome = makeReport(wanted, {
    fileName: 'params/a.safetensors',
    readFile,
    dataset: () => order.dataset,
    maximumBytes: () => 1e6,
    createWorker: () => worker,
    signal: work.signal,
    onProgress: progress => heard.push(progress.message),
  });
  await new Promise(resolve => setImmediate(resolve));
  return { worker, work, heard, outcome };
}

test('an evaluation asks a worker of its own and ends it', async () => {
  const { worker, heard, outcome } = await begin();
  const [question] = worker.posted;
  assert.ok(question.type === 'evaluate');
  assert.deepEqual(question.file, bytes);
  assert.equal(question.maximumBytes, 1e6);
  worker.say({ type: 'loading', progress: { stage: 'reading', message: 'Reading MNIST' } });
  worker.say({ type: 'evaluated', requestId: worker.lastRequestId, report });
  assert.deepEqual(await outcome, { type: 'report', fileName: 'params/a.safetensors', report });
  assert.deepEqual(heard, ['Reading MNIST']);
  assert.equal(worker.isTerminated, true);
});

test('a prediction names its test digits', async () => {
  const { worker, outcome } = await begin({ ...task, indices: [5, 7] });
  const [question] = worker.posted;
  assert.ok(question.type === 'predict');
  assert.deepEqual([...question.indices], [5, 7]);
  const reply: FromWorker = {
    ...{ type: 'predicted', requestId: worker.lastRequestId, dataset, digits: report.wrong },
  };
  worker.say(reply);
  assert.equal((await outcome).type, 'predictions');
});

test('the worker gets the file’s bytes alone, not the buffer that they lie in', async () => {
  const pool = new Uint8Array(10_000);
  const { worker } = await begin(task, async () => pool.subarray(100, 103));
  const [question] = worker.posted;
  assert.ok(question.type === 'evaluate');
  assert.equal(question.file.buffer.byteLength, 3);
});

test('cancelling ends the worker at once', async () => {
  const { worker, work, outcome } = await begin();
  work.abort();
  const failed = await outcome;
  assert.ok(failed.type === 'failed');
  assert.equal(failed.problem.reason, 'cancelled');
  assert.equal(worker.isTerminated, true);
});

test('cancelled before it began, no worker is started', async () => {
  const work = new AbortController();
  work.abort();
  const outcome = await makeReport(task, {
    fileName: 'a',
    readFile: async () => bytes,
    dataset: () => order.dataset,
    maximumBytes: () => 1e6,
    createWorker: () => assert.fail('a worker was started'),
    signal: work.signal,
    onProgress: () => {},
  });
  assert.ok(outcome.type === 'failed');
});

test('what the worker finds wrong with the file is the report', async () => {
  const { worker, outcome } = await begin();
  const problem = { reason: 'params/truncated', message: 'a.safetensors ends too early.' };
  worker.say({ type: 'requestFailed', requestId: worker.lastRequestId, problem });
  const failed = await outcome;
  assert.ok(failed.type === 'failed');
  assert.deepEqual(failed.problem, problem);
});

test('a worker that dies and a file that cannot be read are told', async () => {
  const { worker, outcome } = await begin();
  worker.fail('out of memory');
  const failed = await outcome;
  assert.ok(failed.type === 'failed');
  assert.match(failed.problem.message, /out of memory/);

  const unreadable = await begin(task, async () => {
    throw new Error('The file is gone.');
  });
  const missing = await unreadable.outcome;
  assert.ok(missing.type === 'failed');
  assert.match(missing.problem.message, /The file is gone/);
});
