import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  MOST_PICTURE_BYTES,
  type PictureOptions,
  pictureLogLine,
  readPicture,
} from '../../../src/host/pictureTask.ts';
import { ProblemError } from '../../../src/host/problemError.ts';
import type { PictureDigit } from '../../../src/protocol/pictureReading.ts';
import { createTrainingSession, FakeWorker } from './fakes.ts';

const fileName = 'scans/nine.png';
const probabilities = Float32Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
const digit: PictureDigit = {
  ...{ image: new Uint8Array(784).fill(7), width: 28, height: 28, isInverted: false },
  preview: { width: 1, height: 1, greys: new Uint8Array(1) },
};
const saved = {
  fileName: 'params/a.safetensors',
  size: async () => 3,
  read: async () => Uint8Array.of(1, 2, 3),
};

async function turn(): Promise<void> {
  for (let count = 0; count < 10; count++) {
    await new Promise(resolve => setImmediate(resolve));
  }
}

/** Reads a picture in a window with or without a run; `worker` is the one that sees the file. */
async function begin(options: Partial<PictureOptions> = {}) {
  const { session, worker: runWorker } = createTrainingSession();
  const worker = new FakeWorker();
  const outcome = readPicture({
    picture: { fileName, size: async () => 2, read: async () => Uint8Array.of(8, 9) },
    ...{ session, lastParams: async () => undefined, maximumBytes: () => 1e6 },
    ...{ createWorker: () => worker, signal: new AbortController().signal },
    ...options,
  });
  await turn();
  return { session, runWorker, worker, outcome };
}

/** A window in which nothing was trained. */
function idleSession(): PictureOptions['session'] {
  const { session } = createTrainingSession();
  return { facts: { ...session.facts, position: undefined } } as PictureOptions['session'];
}

test('the network of the run at hand reads what a worker of its own has made of the file', async () => {
  const { runWorker, worker, outcome } = await begin();
  const [question] = worker.posted;
  assert.ok(question.type === 'readPicture');
  assert.deepEqual([question.fileName, question.file], [fileName, Uint8Array.of(8, 9)]);
  assert.equal(question.params, undefined);
  worker.say({ type: 'pictureRead', requestId: worker.lastRequestId, digit });
  await turn();
  assert.ok(worker.isTerminated);
  const asked = runWorker().posted.at(-1)!;
  assert.ok(asked.type === 'ask');
  assert.deepEqual(asked.question, { name: 'read', images: digit.image });
  const answer = { iteration: 42, probabilities };
  runWorker().say({ type: 'answered', requestId: asked.requestId, answer });
  const reading = { ...digit, ...answer };
  assert.deepEqual(await outcome, { type: 'read', fileName, reading });
});

test('without a run the params file that was saved last reads it', async () => {
  const { worker, outcome } = await begin({
    session: idleSession(),
    lastParams: async () => saved,
  });
  const [question] = worker.posted;
  assert.ok(question.type === 'readPicture');
  const params = { fileName: saved.fileName, file: Uint8Array.of(1, 2, 3), maximumBytes: 1e6 };
  assert.deepEqual(question.params, params);
  worker.say({ type: 'pictureRead', requestId: worker.lastRequestId, digit, probabilities });
  const message = await outcome;
  assert.ok(message.type === 'read');
  assert.equal(message.reading.params, saved.fileName);
  assert.equal(pictureLogLine(message), 'read: scans/nine.png: a 9');
});

test('without any network it says to train one, after what is wrong with the picture', async () => {
  const bad = await begin({ session: idleSession() });
  const problem = { reason: 'picture/broken', message: 'It is damaged.' };
  bad.worker.say({ type: 'requestFailed', requestId: bad.worker.lastRequestId, problem });
  assert.deepEqual(await bad.outcome, { type: 'failed', fileName, problem });
  const { worker, outcome } = await begin({ session: idleSession() });
  worker.say({ type: 'pictureRead', requestId: worker.lastRequestId, digit });
  const message = await outcome;
  assert.ok(message.type === 'failed');
  assert.equal(message.problem.reason, 'no-network');
  assert.match(message.problem.message, /Train one first/);
});

test('a file that is too large is not even read', async () => {
  const read = async () => assert.fail('read');
  const size = async () => MOST_PICTURE_BYTES + 1;
  const { worker, outcome } = await begin({ picture: { fileName, size, read } });
  const message = await outcome;
  assert.ok(message.type === 'failed');
  assert.match(message.problem.message, /^scans\/nine\.png has 33,554,433 bytes, more than/);
  assert.equal(worker.posted.length, 0);
});

test('what is wrong with a file is told, also if it takes its worker down', async () => {
  const missing = new ProblemError({ reason: 'missing', message: 'It is not there any more.' });
  const gone = { fileName, size: async () => Promise.reject(missing), read: saved.read };
  assert.deepEqual(await (await begin({ picture: gone })).outcome, {
    ...{ type: 'failed', fileName },
    problem: { reason: 'missing', message: 'It is not there any more.' },
  });
  const { worker, outcome } = await begin();
  worker.fail('out of memory');
  const message = await outcome;
  assert.ok(message.type === 'failed');
  assert.match(message.problem.message, /out of memory/);
});
