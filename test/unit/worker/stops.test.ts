import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeRun } from './helpers/fakeRun.ts';

/** Ten batches of ten digits an epoch, two epochs. */
const tenBatches = { digits: 100 };

test('stopping answers with the weights, from training and from a pause', async () => {
  const training = fakeRun({ ...tenBatches, millisecondsPerDigit: 2 });
  training.pace.onTurn = () => {
    if (training.engine.calls.filter(call => call === 'update').length === 3) {
      training.run.stop();
    }
  };
  await training.run.start();
  const { checkpoint, position } = training.events.of('stopped')[0];
  assert.equal(checkpoint.provenance.iterations, position.iteration);
  assert.deepEqual(checkpoint.parameters, training.engine.parameters());
  assert.equal(position.iteration, 3);
  assert.equal(checkpoint.provenance.testAccuracy, 0.78); // of these: 1 - 0.9 / 4
  assert.deepEqual(await training.run.checkpoint(), checkpoint);

  const paused = fakeRun(tenBatches);
  paused.run.pause();
  const ended = paused.run.start();
  await paused.events.next('paused');
  paused.run.stop();
  await ended;
  assert.equal(paused.events.types().at(-1), 'stopped');
  assert.equal(paused.events.of('resumed').length, 0);
});

test('a stop is heard while the test set is measured', async () => {
  const { run, engine, pace, events } = fakeRun({
    testDigits: 1000,
    digitsPerCall: 10,
    millisecondsPerPrediction: 2,
  });
  pace.onTurn = () => {
    if (engine.calls.length === 5) {
      run.stop();
    }
  };
  await run.start();
  assert.deepEqual(engine.calls, new Array(5).fill('predict'));
  assert.equal(events.types().at(-1), 'stopped');
});

/** Stops in the middle of an epoch; the rest is about how the weights are measured then. */
async function stoppedWithin(millisecondsPerPrediction: number) {
  const started = fakeRun({ digits: 1000, digitsPerCall: 10, millisecondsPerPrediction });
  const { run, events, engine } = started;
  run.pause();
  const ended = run.start();
  await events.next('paused');
  run.step('batch');
  await events.next('paused');
  const calls = engine.calls.length;
  run.stop();
  await ended;
  return { ...started, callsAfterStop: engine.calls.slice(calls) };
}

test('a run that is stopped within an epoch measures its weights once more', async () => {
  const { events, run } = await stoppedWithin(1);
  const { checkpoint } = events.of('stopped')[0];
  assert.equal(checkpoint.provenance.testAccuracy, 0.56);
  assert.equal(events.of('testPredictions').at(-1)?.predictions.iteration, 1);
  const points = events.of('progress').flatMap(({ points }) => [...points.test.iteration]);
  assert.deepEqual(points, [0, 1]);
  assert.deepEqual(events.types().slice(-2), ['progress', 'stopped']);
  assert.equal(run.position().iteration, 1);
});

test('weights that are measured already are not measured again at a stop', async () => {
  const { run, engine, events } = fakeRun(tenBatches);
  run.pause();
  const ended = run.start();
  await events.next('paused');
  run.step('epoch');
  await events.next('paused');
  const calls = engine.calls.length;
  run.stop();
  await ended;
  assert.equal(engine.calls.length, calls);
  assert.equal(events.of('stopped')[0].checkpoint.provenance.testAccuracy, 0.92);
});

test('where measuring takes more than two seconds a stop does not wait for it', async () => {
  const { events, callsAfterStop } = await stoppedWithin(21);
  assert.deepEqual(callsAfterStop, []);
  assert.equal(events.of('stopped')[0].checkpoint.provenance.testAccuracy, undefined);
});

test('a second stop ends the run at once', async () => {
  const { run, pace, events, engine } = fakeRun({ digits: 1000, digitsPerCall: 10 });
  run.pause();
  const ended = run.start();
  await events.next('paused');
  run.step('batch');
  await events.next('paused');
  const calls = engine.calls.length;
  const predict = engine.predict.bind(engine);
  engine.predict = images => {
    pace.milliseconds += 20;
    return predict(images);
  };
  pace.onTurn = () => {
    if (engine.calls.length === calls + 2) {
      run.stop();
    }
  };
  run.stop();
  await ended;
  assert.equal(engine.calls.length, calls + 2);
  assert.equal(events.of('stopped')[0].checkpoint.provenance.testAccuracy, undefined);
});

test('weights that are not finite at a stop give way to the good ones, and nobody is asked', async () => {
  const { run, events, engine } = fakeRun({
    ...tenBatches,
    lossOf: updates => (updates > 12 ? Number.NaN : 1),
    settings: { epochs: 3 },
  });
  run.pause();
  const ended = run.start();
  await events.next('paused');
  for (const unit of ['epoch', 'batch', 'batch', 'batch'] as const) {
    run.step(unit);
    await events.next('paused');
  }
  run.stop();
  await ended;
  const { checkpoint } = events.of('stopped')[0];
  assert.equal(checkpoint.provenance.iterations, 10);
  assert.equal(checkpoint.provenance.testAccuracy, 0.92);
  assert.deepEqual(engine.parameters(), checkpoint.parameters);
  assert.equal(events.of('paused').length, 5);
});

test('a run that is given up is not measured first', async () => {
  const { run, events, engine } = fakeRun(tenBatches);
  run.pause();
  const ended = run.start();
  await events.next('paused');
  run.step('batch');
  await events.next('paused');
  const calls = engine.calls.length;
  await run.dispose();
  await ended;
  assert.equal(engine.calls.length, calls);
});
