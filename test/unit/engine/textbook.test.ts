import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDistortion } from '../../../src/data/distortion.ts';
import type { BatchSums, Engine } from '../../../src/engine/engine.ts';
import { createTextbookEngine } from '../../../src/engine/textbook.ts';
import { accuracyOf, crossEntropyOf, predictedDigits } from '../../../src/nn/metrics.ts';
import type { NetworkParameters } from '../../../src/nn/parameters.ts';
import { presetNamed } from '../../../src/nn/presets.ts';
import type { TrainingSettings } from '../../../src/nn/settings.ts';
import { randomDigits } from './randomDigits.ts';

const training = randomDigits(60, 1);
const everyDigit = Uint32Array.from({ length: 60 }, (_, digit) => digit);
const small: TrainingSettings = {
  ...presetNamed('quick').settings,
  hiddenLayers: [16, 12],
  learningRate: 0.2,
  distortion: 'none',
};

function engineOf(change: Partial<TrainingSettings> = {}, parameters?: NetworkParameters): Engine {
  const settings = { ...small, ...change };
  return createTextbookEngine({ settings, training, threads: 1, parameters });
}

/** Some updates with all digits, given in slices of this length. */
async function train(engine: Engine, updates: number, slice = 60): Promise<BatchSums> {
  const sums = { loss: 0, correct: 0 };
  for (let update = 0; update < updates; update++) {
    for (let first = 0; first < everyDigit.length; first += slice) {
      const { loss, correct } = await engine.accumulate(
        everyDigit.subarray(first, first + slice),
        update,
      );
      sums.loss += loss;
      sums.correct += correct;
    }
    await engine.update(0.1);
  }
  return sums;
}

const everything: Partial<TrainingSettings> = {
  optimizer: 'adam',
  dropout: 0.3,
  distortion: 'affine+elastic',
  weightDecay: 0.001,
};

test('the same seed gives the same bits', async () => {
  const [first, second] = [engineOf(everything), engineOf(everything)];
  const sums = await train(first, 3);
  assert.deepEqual(await train(second, 3), sums);
  assert.deepEqual(second.parameters(), first.parameters());
});

test('the weights do not depend on how a batch is sliced', async () => {
  const whole = engineOf(everything);
  await train(whole, 3);
  for (const slice of [1, 7, 59]) {
    const sliced = engineOf(everything);
    await train(sliced, 3, slice);
    assert.deepEqual(sliced.parameters(), whole.parameters(), `slices of ${slice}`);
  }
});

test('another seed gives other first weights, other dropout and other distortion', async () => {
  const initial = engineOf().parameters();
  assert.notDeepEqual(engineOf({ seed: 2 }).parameters(), initial);
  for (const change of [{ dropout: 0.5 }, { distortion: 'affine' as const }]) {
    const [first, second] = [1, 2].map(seed => engineOf({ ...change, seed }, initial));
    await train(first, 1);
    await train(second, 1);
    assert.notDeepEqual(second.parameters(), first.parameters(), JSON.stringify(change));
  }
});

test('dropout and distortion are others in every epoch', () => {
  for (const change of [{ dropout: 0.5 }, { distortion: 'affine' as const }]) {
    const engine = engineOf(change);
    const losses = [0, 0, 1].map(epoch => (engine.accumulate(everyDigit, epoch) as BatchSums).loss);
    assert.equal(losses[0], losses[1]);
    assert.notEqual(losses[0], losses[2]);
  }
});

test('two copies of a digit get dropout and distortion of their own', async () => {
  const images = new Uint8Array(2 * 784);
  images.set(training.images.subarray(0, 784));
  images.set(training.images.subarray(0, 784), 784);
  const twins = { count: 2, images, labels: Uint8Array.of(0, 0) };
  for (const change of [{ dropout: 0.5 }, { distortion: 'affine' as const }]) {
    const settings = { ...small, ...change };
    const engine = createTextbookEngine({ settings, training: twins, threads: 1 });
    const { loss } = await engine.accumulate(Uint32Array.of(0), 0);
    assert.notEqual((await engine.accumulate(Uint32Array.of(1), 0)).loss, loss);
  }
});

test('weight decay pulls the weights towards 0', async () => {
  const lengths = await Promise.all(
    [0, 0.5].map(async weightDecay => {
      const engine = engineOf({ weightDecay });
      await train(engine, 5);
      const [{ weights }] = engine.parameters();
      return Math.hypot(...weights);
    }),
  );
  assert.ok(lengths[1] < 0.9 * lengths[0], String(lengths));
});

test('a distorted digit is trained as the distortion of the data draws it', async () => {
  const distort = createDistortion('affine+elastic', small.seed);
  const images = new Uint8Array(training.images.length);
  for (const digit of everyDigit) {
    distort(training.images, digit * 784, digit, 0, images, digit * 784);
  }
  const settings = { ...small };
  const undistorted = createTextbookEngine({
    settings,
    training: { ...training, images },
    threads: 1,
  });
  const distorting = engineOf({ distortion: 'affine+elastic' });
  assert.deepEqual(await train(distorting, 1), await train(undistorted, 1));
});

test('the sums are those of the predictions before the update', async () => {
  const engine = engineOf();
  const probabilities = await engine.predict(training.images);
  const { loss, correct } = await train(engine, 1);
  const predicted = predictedDigits(probabilities);
  assert.ok(Math.abs(loss / 60 - crossEntropyOf(probabilities, training.labels)) < 1e-6);
  assert.equal(correct / 60, accuracyOf(training.labels, predicted));
});

test('it learns', async () => {
  const engine = engineOf();
  await train(engine, 40);
  const predicted = predictedDigits(await engine.predict(training.images));
  assert.equal(accuracyOf(training.labels, predicted), 1);
});

test('an update uses the mean: the same digits twice are the same step', async () => {
  const [once, twice] = [engineOf(), engineOf()];
  await once.accumulate(everyDigit, 0);
  await twice.accumulate(everyDigit, 0);
  await twice.accumulate(everyDigit, 0);
  await once.update(0.1);
  await twice.update(0.1);
  for (const [index, { weights }] of once.parameters().entries()) {
    const others = twice.parameters()[index].weights;
    assert.ok(weights.every((weight, i) => Math.abs(weight - others[i]) < 1e-6));
  }
});

test('an update without digits changes nothing', async () => {
  const engine = engineOf({ weightDecay: 0.1 });
  const before = engine.parameters();
  await engine.update(0.1);
  assert.deepEqual(engine.parameters(), before);
});

test('parameters are a copy that later training leaves alone', async () => {
  const engine = engineOf();
  const before = engine.parameters();
  const copy = structuredClone(before);
  await train(engine, 1);
  assert.deepEqual(before, copy);
  assert.notDeepEqual(engine.parameters(), before);
});

test('set parameters predict the same and forget gradients, momentum and half batches', async () => {
  const change = { optimizer: 'momentum' as const };
  const source = engineOf({ ...change, seed: 5 });
  const used = engineOf(change);
  await train(used, 2);
  await used.accumulate(everyDigit.subarray(0, 10), 2);
  used.setParameters(source.parameters());
  assert.deepEqual(await used.predict(training.images), await source.predict(training.images));
  await train(used, 2);
  await train(source, 2);
  assert.deepEqual(used.parameters(), source.parameters());
});

test('training goes on from given parameters', async () => {
  const parameters = engineOf({ seed: 5 }).parameters();
  assert.deepEqual(engineOf({}, parameters).parameters(), parameters);
});

test('parameters of another network are refused with both shapes', () => {
  const others = engineOf({ hiddenLayers: [16, 13] }).parameters();
  assert.throws(
    () => engineOf().setParameters(others),
    /784-16, 16-13, 13-10.*784-16, 16-12, 12-10/,
  );
  assert.throws(() => engineOf({}, others), /16-13/);
});

test('a prediction of many images lets the event loop turn and equals that of single ones', async () => {
  const engine = engineOf({ hiddenLayers: [2000] });
  const count = 3 * engine.digitsPerCall + 1;
  const images = randomDigits(count, 2).images;
  let turns = 0;
  const counting = setInterval(() => turns++);
  const all = await engine.predict(images);
  clearInterval(counting);
  assert.ok(turns >= 1, 'no timer ran');
  const last = await engine.predict(images.slice(-784));
  assert.deepEqual(all.slice(-10), last);
});

test('wider networks and distortion get shorter calls, at least one digit', () => {
  const digits = [
    engineOf(),
    engineOf({ hiddenLayers: [1000] }),
    engineOf({ hiddenLayers: [1000], distortion: 'affine' }),
    engineOf({ hiddenLayers: [4096, 4096] }),
  ].map(engine => engine.digitsPerCall);
  assert.deepEqual(
    digits.toSorted((a, b) => b - a),
    digits,
  );
  assert.equal(new Set(digits.slice(0, 3)).size, 3);
  assert.equal(digits[3], 1);
});
