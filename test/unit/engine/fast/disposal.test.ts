import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { TrainingSettings } from '../../../../src/nn/settings.ts';
import { randomDigits } from '../randomDigits.ts';
import { BegunThreads } from './helpers.ts';
import { fastEngine, settingsOf, trainEpoch } from './lesson.ts';

const training = randomDigits(200, 1);
const settings = settingsOf();

function engineOf(t: TestContext, threads = 3, change: Partial<TrainingSettings> = {}) {
  const engine = fastEngine({ settings: settingsOf(change), training, threads });
  t.after(() => engine.dispose());
  return engine;
}

test('an engine can be disposed of twice, also at once', async t => {
  const engine = engineOf(t);
  await Promise.all([engine.dispose(), engine.dispose()]);
  await engine.dispose();
});

test('disposing ends threads that have hardly begun, and those that have just worked', async t => {
  for (const calls of [0, 1]) {
    const begun = new BegunThreads();
    const engine = engineOf(t);
    for (let call = 0; call < calls; call++) {
      await trainEpoch(engine, settings, training);
    }
    const disposed = engine.dispose();
    await new Promise(resolve => setImmediate(resolve));
    begun.stop();
    assert.equal(begun.workers.length, 2);
    await disposed;
    assert.deepEqual(
      begun.workers.map(({ threadId }) => threadId),
      [-1, -1],
    );
  }
});

test('what goes wrong in a thread that ends does not matter any more', async t => {
  const begun = new BegunThreads();
  const engine = engineOf(t);
  await new Promise(resolve => setImmediate(resolve));
  begun.stop();
  const disposed = engine.dispose();
  begun.workers[0].emit('error', new Error('no memory'));
  await disposed;
});

test('who still asks after the disposal gets the same answers', async t => {
  const engine = engineOf(t);
  await trainEpoch(engine, settings, training);
  const probabilities = await engine.predict(training.images);
  const ended = engine.dispose();
  assert.deepEqual(await engine.predict(training.images), probabilities);
  await ended;
  assert.deepEqual(await engine.predict(training.images), probabilities);
});

test('a network that has not learned yet predicts', async t => {
  const probabilities = await engineOf(t).predict(training.images);
  for (let digit = 0; digit < training.count; digit++) {
    const row = probabilities.subarray(10 * digit, 10 * digit + 10);
    const sum = row.reduce((total, probability) => total + probability, 0);
    assert.ok(Math.abs(sum - 1) < 1e-6, `the probabilities of digit ${digit} add up to ${sum}`);
  }
});

test('a prediction of no images is empty', async t => {
  assert.equal((await engineOf(t).predict(new Uint8Array(0))).length, 0);
});

test('parameters of another network are refused with both shapes', t => {
  const others = engineOf(t, 1, { hiddenLayers: [16, 13] }).parameters();
  assert.throws(() => engineOf(t).setParameters(others), /784-16-13-10.*784-16-12-10/);
  assert.throws(() => fastEngine({ settings, training, threads: 1, parameters: others }), /16-13/);
  assert.throws(() => engineOf(t).setParameters([]), /784-16-12-10/);
});

test('parameters are a copy that later training leaves alone', async t => {
  const engine = engineOf(t);
  const before = engine.parameters();
  const copy = structuredClone(before);
  await trainEpoch(engine, settings, training);
  assert.deepEqual(before, copy);
  assert.notDeepEqual(engine.parameters(), before);
});

test('an update without digits changes nothing', async t => {
  const engine = engineOf(t, 2, { weightDecay: 0.1 });
  const before = engine.parameters();
  await engine.update(0.1);
  assert.deepEqual(engine.parameters(), before);
});

test('set parameters forget gradients, momentum and half batches', async t => {
  for (const optimizer of ['sgd', 'momentum', 'adam'] as const) {
    const change = { optimizer, learningRate: 0.01 };
    const [source, used] = [engineOf(t, 2, { ...change, seed: 5 }), engineOf(t, 2, change)];
    await trainEpoch(used, settingsOf(change), training);
    await used.accumulate(Uint32Array.of(1, 2, 3), 1);
    used.setParameters(source.parameters());
    await trainEpoch(used, settingsOf(change), training);
    await trainEpoch(source, settingsOf(change), training);
    assert.deepEqual(used.parameters(), source.parameters(), optimizer);
  }
});
