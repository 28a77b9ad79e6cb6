import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Batch, Engine } from '../../../../src/engine/engine.ts';
import type { NetworkParameters } from '../../../../src/nn/parameters.ts';
import type { TrainingSettings } from '../../../../src/nn/settings.ts';
import { TrainingRun } from '../../../../src/worker/trainingRun.ts';
import { Events } from '../../worker/helpers/events.ts';
import { fakeDataset } from '../../worker/helpers/fakeDataset.ts';
import { randomDigits } from '../randomDigits.ts';
import { fastEngine, settingsOf, trainEpoch } from './lesson.ts';

const training = randomDigits(200, 1);

function engineOf(t: TestContext, change: Partial<TrainingSettings> = {}): Engine {
  const engine = fastEngine({ settings: settingsOf(change), training, threads: 2 });
  t.after(() => engine.dispose());
  return engine;
}

/** Batches of 20 digits, the second of which has a learning rate from which no network recovers. */
function batchesWithBlow(): Batch[] {
  return [0.1, 1e38, 0.1, 0.1, 0.1].map((learningRate, index) => ({
    digits: Uint32Array.from({ length: 20 }, (_, digit) => 20 * index + digit),
    epoch: 0,
    learningRate,
  }));
}

test('batches end at the first whose loss is not finite, without its update', async t => {
  for (const optimizer of ['sgd', 'momentum', 'adam'] as const) {
    const engine = engineOf(t, { optimizer });
    const batches = batchesWithBlow();
    const sums = (await engine.trainBatches?.(batches)) ?? [];
    assert.deepEqual(
      sums.map(({ loss }) => Number.isFinite(loss)),
      [true, true, false],
      optimizer,
    );
    const twoBatches = engineOf(t, { optimizer });
    await twoBatches.trainBatches?.(batches.slice(0, 2));
    assert.deepEqual(engine.parameters(), twoBatches.parameters(), optimizer);
  }
});

test('a batch of several slices ends at the first that is not finite', async t => {
  const many = randomDigits(3000, 2);
  const settings = settingsOf({ hiddenLayers: [], batchSize: 1500 });
  const engine = fastEngine({ settings, training: many, threads: 2 });
  t.after(() => engine.dispose());
  const batches = [0, 1500].map((first, index) => ({
    digits: Uint32Array.from({ length: 1500 }, (_, digit) => first + digit),
    epoch: 0,
    learningRate: index === 0 ? Number.MAX_VALUE : 0.1,
  }));
  const sums = (await engine.trainBatches?.(batches)) ?? [];
  assert.equal(sums.length, 2);
  assert.ok(Number.isFinite(sums[0].loss));
  assert.ok(!Number.isFinite(sums[1].loss));
});

test('more batches than the kernels take at once end at the first that is not finite', async t => {
  const engine = engineOf(t, { batchSize: 1 });
  const batches = Array.from({ length: 1200 }, (_, index) => ({
    digits: Uint32Array.of(index % 200),
    epoch: 0,
    learningRate: index === 100 ? 1e38 : 0.001,
  }));
  assert.equal((await engine.trainBatches?.(batches))?.length, 102);
});

test('after a divergence an engine with good weights learns as a new one', async t => {
  for (const hiddenLayers of [[], [5], [16, 12], [5, 6, 7]]) {
    const [used, fresh] = [engineOf(t, { hiddenLayers }), engineOf(t, { hiddenLayers })];
    await used.trainBatches?.(batchesWithBlow());
    used.setParameters(fresh.parameters());
    const settings = settingsOf({ hiddenLayers });
    assert.deepEqual(
      await trainEpoch(used, settings, training),
      await trainEpoch(fresh, settings, training),
    );
    assert.deepEqual(used.parameters(), fresh.parameters());
  }
});

test('weights that overflow leave nothing behind in the places between the layers', async t => {
  const hiddenLayers = [5, 6];
  const [used, fresh] = [engineOf(t, { hiddenLayers }), engineOf(t, { hiddenLayers })];
  // Units of infinite activation below units that are all off: their gradients are 0 * ∞.
  const [first, second, last]: NetworkParameters = fresh.parameters();
  first.weights.fill(3e38);
  second.weights.fill(-1);
  used.setParameters([first, second, last]);
  await used.trainBatches?.(batchesWithBlow().slice(0, 1));
  assert.ok(used.parameters()[1].weights.every(Number.isNaN));
  used.setParameters(fresh.parameters());
  const settings = settingsOf({ hiddenLayers });
  assert.deepEqual(
    await trainEpoch(used, settings, training),
    await trainEpoch(fresh, settings, training),
  );
});

test('a run that diverges pauses with its last good weights', async t => {
  const settings = settingsOf({ epochs: 3, learningRate: 100, optimizer: 'momentum' });
  const engine = fastEngine({ settings, training, threads: 2 });
  t.after(() => engine.dispose());
  const initial = engine.parameters();
  const events = new Events();
  const dataset = { ...fakeDataset(200, 100), training, test: randomDigits(100, 2) };
  const names = { preset: 'quick', program: 'Test 1.0' } as const;
  const run = new TrainingRun({ engine, dataset, settings, ...names, emit: events.emit });
  const ended = run.start();
  const { problem } = await events.next('paused');
  assert.equal(problem?.reason, 'diverged');
  assert.match(problem.message, /at iteration 1, .* weights are those of iteration 0 again/);
  assert.deepEqual(engine.parameters(), initial);
  run.resume(1e-4);
  await ended;
  const { checkpoint } = events.of('finished')[0];
  assert.notDeepEqual(checkpoint.parameters, initial);
  assert.ok(checkpoint.parameters.every(({ weights }) => weights.every(Number.isFinite)));
});
