import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OrderError } from '../../../src/worker/problem.ts';
import { fakeDataset } from './helpers/fakeDataset.ts';
import { fakeRun } from './helpers/fakeRun.ts';

test('a run ends with the weights of its last update and their own test accuracy', async () => {
  const { run, engine, events } = fakeRun({ settings: { epochs: 3 } });
  await run.start();
  const { position, checkpoint } = events.of('finished')[0];
  assert.equal(position.iteration, 30);
  assert.equal(position.epoch, 3);
  assert.equal(engine.calls.filter(call => call === 'update').length, 30);
  assert.deepEqual(checkpoint.parameters, engine.parameters());
  const { settings, seconds, trainAccuracy, ...provenance } = checkpoint.provenance;
  assert.deepEqual(provenance, {
    preset: 'quick',
    dataset: { kind: 'generated', name: 'generated digits', digest: 'f'.repeat(64) },
    epochs: 3,
    iterations: 30,
    testAccuracy: 0.98, // 1 - 0.9 / 31, of a hundred digits
    engine: 'textbook',
    place: {
      iteration: 30,
      iterationsPerEpoch: 10,
      scheduleStart: 0,
      learningRateFactor: 1,
      epochSums: { loss: 0, correct: 0, digits: 0 },
    },
    created: '2026-11-22T14:05:00.000Z',
    program: 'Test 1.0',
  });
  assert.equal(settings?.epochs, 3);
});

test('every epoch tells progress and predictions first, then itself, then a checkpoint', async () => {
  const { run, events } = fakeRun();
  await run.start();
  const types = events.types();
  const epochs = types.flatMap((type, index) => (type === 'epoch' ? [index] : []));
  assert.equal(epochs.length, 2);
  for (const index of epochs) {
    assert.deepEqual(types.slice(index - 2, index + 2), [
      'testPredictions',
      'progress',
      'epoch',
      'checkpoint',
    ]);
  }
  assert.deepEqual(types.slice(-3), ['progress', 'pictures', 'finished']);
});

test("an epoch's loss and training accuracy are means over its batches", async () => {
  // Updates 0, 1, 2, 3: losses 8, 6, 4, 2; right 1, 2, 3, 4 of ten.
  const { run, events } = fakeRun({
    digits: 20,
    lossOf: updates => 8 - 2 * updates,
    accuracyOf: updates => (updates + 1) / 10,
  });
  await run.start();
  const epochs = events.of('epoch').map(epoch => [epoch.loss, epoch.trainAccuracy]);
  assert.deepEqual(epochs, [
    [7, 0.15],
    [3, 0.35],
  ]);
  const [first] = events.of('checkpoint');
  assert.equal(first.checkpoint.provenance.trainAccuracy, 0.15);
});

test('the whole test set is measured at the start, early in the first epoch, and after each', async () => {
  const { run, events } = fakeRun({ digits: 160, testDigits: 250 });
  await run.start();
  const iterations = events.of('progress').flatMap(({ points }) => [...points.test.iteration]);
  assert.deepEqual(iterations, [0, 2, 8, 16, 32]);
  const predictions = events.of('testPredictions');
  assert.deepEqual(
    predictions.map(({ predictions: { iteration } }) => iteration),
    iterations,
  );
  assert.ok(predictions.every(event => event.predictions.predicted.length === 250));
});

test('an epoch of fewer than 16 iterations is not tested in between', async () => {
  const { run, events } = fakeRun({ digits: 150 });
  await run.start();
  const iterations = events.of('progress').flatMap(({ points }) => [...points.test.iteration]);
  assert.deepEqual(iterations, [0, 15, 30]);
});

test('a long run has at most 2,000 training points, each the mean since the one before', async () => {
  // 4,500 iterations: a point every third one.
  const { run, events } = fakeRun({
    digits: 45,
    settings: { batchSize: 1, epochs: 100 },
    lossOf: updates => updates % 7,
  });
  await run.start();
  const points = events.of('progress').map(event => event.points.training);
  const iterations = points.flatMap(({ iteration }) => [...iteration]);
  const losses = points.flatMap(({ loss }) => [...loss]);
  assert.equal(iterations.length, 1500);
  assert.deepEqual(iterations.slice(0, 3), [3, 6, 9]);
  assert.equal(iterations.at(-1), 4500);
  assert.deepEqual(losses.slice(0, 3), [(0 + 1 + 2) / 3, (3 + 4 + 5) / 3, (6 + 0 + 1) / 3]);
});

test('the last, smaller batch of an epoch is trained too', async () => {
  const { run, engine } = fakeRun({ digits: 25, settings: { epochs: 1 } });
  await run.start();
  assert.deepEqual(
    engine.calls.filter(call => /accumulate|update/.test(call)),
    ['accumulate 10', 'update', 'accumulate 10', 'update', 'accumulate 5', 'update'],
  );
});

test('validation digits choose the epoch: its weights, and their accuracy, are the result', async () => {
  // 10 updates an epoch; of the two best ones the first is taken.
  const accuracies = [0.1, 0.8, 0.9, 0.9, 0.6];
  const { run, engine, events } = fakeRun({
    digits: 200,
    settings: { epochs: 4, validationDigits: 100 },
    accuracyOf: updates => accuracies[Math.floor(updates / 10)],
  });
  await run.start();
  const { checkpoint, position } = events.of('finished')[0];
  assert.equal(position.iteration, 40);
  assert.equal(checkpoint.provenance.epochs, 2);
  assert.equal(checkpoint.provenance.iterations, 20);
  assert.equal(checkpoint.provenance.testAccuracy, 0.9);
  assert.equal(checkpoint.parameters[0].weights[1], 20);
  assert.deepEqual(engine.parameters(), checkpoint.parameters);
  const tests = events.of('progress').flatMap(({ points }) => [...points.test.iteration]);
  assert.deepEqual(tests, [0, 10, 20, 30, 40]);
  // Whoever looks at the test digits at the end sees those of the result.
  const { predicted } = events.of('testPredictions').at(-1)!.predictions;
  const { labels } = fakeDataset(0, 100).test;
  assert.equal(predicted.filter((digit, index) => digit === labels[index]).length, 90);
});

test('validation digits are never trained', async () => {
  const { run, engine } = fakeRun({ digits: 130, settings: { validationDigits: 30 } });
  await run.start();
  const trained = engine.calls
    .filter(call => call.startsWith('accumulate'))
    .reduce((sum, call) => sum + Number(call.split(' ')[1]), 0);
  assert.equal(trained, 2 * 100);
});

test('the first so many digits are trained, and no validation digit', async () => {
  const { run, engine } = fakeRun({
    digits: 130,
    settings: { trainingDigits: 20, validationDigits: 30 },
  });
  await run.start();
  const trained = engine.calls
    .filter(call => call.startsWith('accumulate'))
    .reduce((sum, call) => sum + Number(call.split(' ')[1]), 0);
  assert.equal(trained, 2 * 20);
});

test('digits and weights can be asked for at any time, also after the end', async () => {
  const { run, events } = fakeRun();
  const answers: Promise<number>[] = [];
  events.onEvent = ({ type }) => {
    if (type === 'epoch') {
      answers.push(run.getDigits(Uint32Array.of(3, 99)).then(digits => digits.iteration));
      answers.push(run.checkpoint().then(({ provenance }) => provenance.iterations!));
    }
  };
  await run.start();
  assert.deepEqual(await Promise.all(answers), [10, 10, 20, 20]);
  const digits = await run.getDigits(Uint32Array.of(3, 99));
  assert.deepEqual([...digits.indices], [3, 99]);
  assert.deepEqual([...digits.labels], [1, 3]);
  assert.equal(digits.images[784 + 1], 99);
  assert.equal(digits.probabilities[1], 1);
  assert.deepEqual(await run.checkpoint(), events.of('finished')[0].checkpoint);
});

test('a digit that is not in the test set is refused with the range', async () => {
  const { run } = fakeRun();
  await run.start();
  await assert.rejects(run.getDigits(Uint32Array.of(0, 100)), {
    reason: 'index',
    message: 'There is no test digit 100: the test set has the digits 0 to 99.',
  });
});

test('settings that are out of range, or leave nothing to train, start no run', () => {
  assert.throws(
    () => fakeRun({ settings: { learningRate: 0 } }),
    (error: unknown) =>
      error instanceof OrderError && /learningRate is 0; it must be/.test(error.message),
  );
  assert.throws(() => fakeRun({ settings: { validationDigits: 100 } }), {
    reason: 'settings',
    message: /validationDigits is 100, but the training set has only 100 digits/,
  });
});

test('what an engine throws ends the run, and the last good weights are still there', async () => {
  const { run, engine } = fakeRun();
  const update = engine.update.bind(engine);
  engine.update = async rate => {
    if (engine.calls.filter(call => call === 'update').length === 12) {
      throw new Error('Out of memory');
    }
    await update(rate);
  };
  await assert.rejects(run.start(), /Out of memory/);
  assert.equal(run.lastGood?.provenance.iterations, 10);
});
