import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Worker } from 'node:worker_threads';
import { generateDigits } from '../../../../src/data/generatedDigits.ts';
import { createEngine } from '../../../../src/engine/createEngine.ts';
import type { Engine } from '../../../../src/engine/engine.ts';
import { EngineError } from '../../../../src/engine/engineError.ts';
import { Conversation } from '../../../../src/worker/conversation.ts';
import { realPace } from '../../../../src/worker/pace.ts';
import { Events } from '../../worker/helpers/events.ts';
import { trainOrder } from '../../worker/helpers/fakeConversation.ts';
import { fakeDataset } from '../../worker/helpers/fakeDataset.ts';
import { randomDigits } from '../randomDigits.ts';
import { BegunThreads } from './helpers.ts';
import { fastEngine, settingsOf } from './lesson.ts';

const training = randomDigits(200, 1);
const everyDigit = Uint32Array.from(training.labels.keys());

/** An engine that has trained, and its helpers. */
async function engineAtWork(t: TestContext, threads: number): Promise<[Engine, Worker[]]> {
  const begun = new BegunThreads();
  const engine = fastEngine({ settings: settingsOf(), training, threads });
  t.after(() => engine.dispose());
  await engine.accumulate(everyDigit, 0);
  await new Promise(resolve => setImmediate(resolve));
  begun.stop();
  assert.equal(begun.workers.length, threads - 1);
  return [engine, begun.workers];
}

function isThreadError(error: unknown): boolean {
  return (
    error instanceof EngineError &&
    error.reason === 'thread' &&
    /mnist\.threads/.test(error.message)
  );
}

test('after a thread has died every call says so', async t => {
  const [engine, [helper]] = await engineAtWork(t, 3);
  await helper.terminate();
  await assert.rejects(async () => engine.accumulate(everyDigit, 0), isThreadError);
  await assert.rejects(async () => engine.update(0.1), isThreadError);
  const batch = { digits: everyDigit, epoch: 0, learningRate: 0.1 };
  await assert.rejects(async () => engine.trainBatches?.([batch]), isThreadError);
  await assert.rejects(async () => engine.predict(training.images), isThreadError);
});

test('a thread that dies in a call ends it, and all calls after it', async t => {
  const [engine, [helper, other]] = await engineAtWork(t, 3);
  const otherEnds = new Promise(resolve => other.once('exit', resolve));
  void helper.terminate(); // heard of when the event loop turns, not before
  await assert.rejects(async () => engine.accumulate(everyDigit, 0), isThreadError);
  await assert.rejects(async () => engine.predict(training.images), isThreadError);
  await assert.rejects(async () => engine.predict(training.images), isThreadError);
  await otherEnds; // by itself
});

test('a run whose thread dies fails with its last good weights', async () => {
  const test = generateDigits({ seed: 1, part: 'test', first: 0, count: 50 });
  const dataset = { ...fakeDataset(200, 50), training, test };
  const events = new Events();
  const tools = { createEngine, loadDataset: async () => dataset, pace: realPace };
  const talk = new Conversation(events.emit, tools);
  const begun = new BegunThreads();
  talk.handle({ ...trainOrder({ hiddenLayers: [8], epochs: 10_000 }), engine: 'fast', threads: 2 });
  await events.next('checkpoint');
  talk.handle({ type: 'pause' });
  await events.next('paused');
  begun.stop();
  await begun.workers[0].terminate();
  talk.handle({ type: 'resume' });
  const { problem, checkpoint } = await events.next('failed');
  assert.equal(problem.reason, 'engine/thread');
  const last = events.of('checkpoint').at(-1)?.checkpoint;
  assert.deepEqual(checkpoint?.parameters, last?.parameters);
});
