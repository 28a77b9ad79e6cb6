import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeRun } from './helpers/fakeRun.ts';

/** Ten batches an epoch; whoever holds so many updates has this loss. */
const diverging = (lossOf: (updates: number) => number) =>
  fakeRun({ digits: 100, lossOf, settings: { learningRate: 5, schedule: 'constant' } });

for (const [name, loss] of [
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['over 1,000 nats', 1001],
] as const) {
  test(`a loss of ${name} pauses the run with the last good weights and says so`, async () => {
    const { run, engine, events } = diverging(updates => (updates === 13 ? loss : 1));
    const ended = run.start();
    const { position, problem } = await events.next('paused');
    assert.equal(problem?.reason, 'diverged');
    assert.match(problem.message, /iteration 13, with the learning rate 5\b/);
    assert.match(
      problem.message,
      /those of iteration 10 again.*: 0\.4, the rate of the preset Quick\.$/,
    );
    assert.deepEqual(problem.advised, { learningRate: 0.4, factor: 0.4 / 5 });
    assert.equal(position.iteration, 13);
    assert.equal(engine.parameters()[0].weights[1], 10);
    const { provenance } = await run.checkpoint();
    assert.equal(provenance.iterations, 10);
    assert.equal(provenance.epochs, 1);
    assert.equal(provenance.testAccuracy, 0.92);
    run.stop();
    await ended;
    assert.deepEqual(events.of('stopped')[0].checkpoint.provenance.iterations, 10);
  });
}

test('no pictures, points or predictions are sent that are not numbers', async () => {
  const { run, events } = diverging(updates => (updates > 3 ? Number.NaN : 1));
  const ended = run.start();
  await events.next('paused');
  run.stop();
  await ended;
  for (const { points } of events.of('progress')) {
    assert.ok([...points.training.loss, ...points.test.loss].every(Number.isFinite));
  }
  assert.equal(JSON.stringify(events.all).includes('null'), false);
});

test('resuming with a factor lowers the learning rate for the rest of the run', async () => {
  let isLow = false;
  const { run, engine, events } = diverging(updates => (updates >= 13 && !isLow ? 2000 : 1));
  const rates: number[] = [];
  const update = engine.update.bind(engine);
  engine.update = async rate => {
    rates.push(rate);
    await update(rate);
  };
  const ended = run.start();
  await events.next('paused');
  isLow = true;
  run.resume(0.1);
  await ended;
  const { position, checkpoint } = events.of('finished')[0];
  assert.equal(position.iteration, 20);
  assert.equal(position.learningRate, 0.5);
  assert.deepEqual(rates.slice(0, 13), new Array(13).fill(5));
  assert.deepEqual(rates.slice(13), new Array(7).fill(0.5));
  // Three of the updates were thrown away with the weights.
  assert.equal(checkpoint.provenance.iterations, 17);
});

test('resuming without a factor runs into the same again', async () => {
  const { run, events } = diverging(updates => (updates === 3 ? 2000 : 1));
  const ended = run.start();
  await events.next('paused');
  run.resume();
  const { problem } = await events.next('paused');
  assert.equal(problem?.reason, 'diverged');
  run.stop();
  await ended;
});

test('weights that are already on their way out are no good weights', async () => {
  // The loss of the test set, in nats at most 103, does not show it; that of the batches does.
  const { run, engine, pace, events } = diverging(updates => 1 + (updates > 4 ? 112 * updates : 0));
  const accumulate = engine.accumulate.bind(engine);
  engine.accumulate = (digits, epoch) => {
    pace.milliseconds += 6000; // a checkpoint would be due at every batch
    return accumulate(digits, epoch);
  };
  const ended = run.start();
  await events.next('paused');
  assert.deepEqual(
    events.of('checkpoint').map(({ checkpoint }) => checkpoint.provenance.iterations),
    [1, 2, 3, 4],
  );
  assert.equal(run.lastGood?.provenance.iterations, 4);
  run.stop();
  await ended;
});

test('weights that the last update of an epoch has ruined are not measured as a result', async () => {
  const { run, engine, events } = diverging(updates => (updates === 20 ? Number.NaN : 1));
  const ended = run.start();
  const { problem } = await events.next('paused');
  assert.equal(problem?.reason, 'diverged');
  assert.equal(engine.parameters()[0].weights[1], 10);
  run.resume(0.5);
  await ended;
  const { checkpoint } = events.of('finished')[0];
  assert.equal(checkpoint.provenance.iterations, 10);
  assert.equal(checkpoint.provenance.testAccuracy, 0.92);
});

test('weights that nobody has measured yet and are not finite are never given away', async () => {
  const { run, engine, events } = diverging(updates => (updates === 13 ? Number.NaN : 1));
  const answers: Promise<number | undefined>[] = [];
  const update = engine.update.bind(engine);
  engine.update = async rate => {
    await update(rate);
    answers.push(run.checkpoint().then(({ provenance }) => provenance.iterations));
  };
  const ended = run.start();
  await events.next('paused');
  assert.deepEqual((await Promise.all(answers)).slice(-3), [11, 12, 10]);
  run.stop();
  await ended;
});

test('the pause shows the weights that were set back', async () => {
  const { run, engine, pace, events } = fakeRun({ digits: 100, digitsPerCall: 5, lossOf: () => 1 });
  run.watch(true);
  const accumulate = engine.accumulate.bind(engine);
  let slices = 0;
  engine.accumulate = async (digits, epoch) => {
    pace.milliseconds += 250; // pictures are due after every slice
    const sums = await accumulate(digits, epoch);
    slices++;
    return slices === 28 ? { ...sums, loss: Number.NaN } : sums; // the second one of a batch
  };
  const ended = run.start();
  await events.next('paused');
  const last = events.of('pictures').at(-1)!.pictures;
  assert.equal(last.iteration, 13);
  assert.equal(last.scale, Math.max(...engine.parameters()[0].weights));
  const { provenance } = events.of('checkpoint').at(-1)!.checkpoint;
  assert.equal(last.scale, provenance.iterations); // the fake's weight that counts updates
  assert.ok(last.scale < 13);
  run.stop();
  await ended;
});

test('a factor that leaves no learning rate is refused', async () => {
  const { run, events } = diverging(updates => (updates === 3 ? 2000 : 1));
  const ended = run.start();
  await events.next('paused');
  for (const factor of [0, -1, Number.NaN, 1.5]) {
    assert.throws(() => run.resume(factor), { reason: 'settings' });
  }
  run.stop();
  await ended;
});
