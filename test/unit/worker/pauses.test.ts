import assert from 'node:assert/strict';
import { test } from 'node:test';
import { presetNamed } from '../../../src/nn/presets.ts';
import { fakeRun } from './helpers/fakeRun.ts';

/** Ten batches of ten digits an epoch, two epochs. */
const tenBatches = { digits: 100 };

/** One full batch an epoch, in ten slices of 20 ms. */
const fullBatch = {
  digits: 100,
  digitsPerCall: 10,
  millisecondsPerDigit: 2,
  settings: { ...presetNamed('classic').settings, hiddenLayers: [], epochs: 3 },
};

async function weightsOf(started: ReturnType<typeof fakeRun>): Promise<number> {
  await started.run.start();
  return started.events.of('finished')[0].checkpoint.parameters[0].weights[0];
}

test('pausing holds the run until it is resumed', async () => {
  const { run, engine, events } = fakeRun(tenBatches);
  run.pause();
  const ended = run.start();
  const { position } = await events.next('paused');
  const calls = engine.calls.length;
  for (let turn = 0; turn < 100; turn++) {
    await undefined;
  }
  assert.equal(engine.calls.length, calls);
  assert.equal(position.iteration, 0);
  run.resume();
  await events.next('resumed');
  await ended;
  assert.equal(events.of('finished').length, 1);
});

test('a pause is heard between the slices of a full batch', async () => {
  const { run, engine, pace, events } = fakeRun(fullBatch);
  const started = run.start();
  let slices = 0;
  pace.onTurn = () => {
    slices = engine.calls.filter(call => call.startsWith('accumulate')).length;
    if (slices === 3) {
      run.pause();
    }
  };
  const { position } = await events.next('paused');
  assert.equal(position.iteration, 0);
  assert.equal(engine.calls.filter(call => call.startsWith('accumulate')).length, 3);
  assert.equal(position.seconds, 0.06);
  pace.onTurn = () => {};
  run.step('batch');
  const after = await events.next('paused');
  assert.equal(after.position.iteration, 1);
  assert.equal(engine.calls.filter(call => call.startsWith('accumulate')).length, 10);
  run.stop();
  await started;
});

test('a step trains one batch, or to the end of the epoch, and pauses again', async () => {
  const { run, events } = fakeRun(tenBatches);
  run.pause();
  const ended = run.start();
  await events.next('paused');
  const iterations: number[] = [];
  for (const unit of ['batch', 'batch', 'epoch', 'batch'] as const) {
    run.step(unit);
    iterations.push((await events.next('paused')).position.iteration);
  }
  assert.deepEqual(iterations, [1, 2, 10, 11]);
  assert.equal(events.of('epoch').length, 1);
  run.step('epoch');
  await ended;
  assert.equal(events.types().at(-1), 'finished');
});

test('the step that ends an epoch pauses after the epoch was told', async () => {
  const { run, events } = fakeRun({ digits: 20, settings: { epochs: 2 } });
  run.pause();
  const ended = run.start();
  await events.next('paused');
  run.step('epoch');
  await events.next('paused');
  assert.equal(events.of('epoch').length, 1);
  assert.equal(events.of('progress').at(-1)?.position.epoch, 1);
  run.resume();
  await ended;
});

test('every pause shows pictures of the weights as they are', async () => {
  const { run, events } = fakeRun(tenBatches);
  run.pause();
  const ended = run.start();
  await events.next('paused');
  run.step('batch');
  await events.next('paused');
  const iterations = events.of('pictures').map(({ pictures }) => pictures.iteration);
  assert.deepEqual(iterations, [0, 1]);
  run.stop();
  await ended;
});

test('the same seed gives the same bits: straight, paused, stepped, watched and asked', async () => {
  const straight = await weightsOf(fakeRun(fullBatch));

  const disturbed = fakeRun({ ...fullBatch, digitsPerCall: 7 });
  disturbed.run.watch(true);
  let turns = 0;
  disturbed.pace.onTurn = () => {
    if (turns++ % 3 === 0) {
      disturbed.run.pause();
      void disturbed.run.getDigits(Uint32Array.of(turns % 100));
      void disturbed.run.checkpoint();
    }
  };
  disturbed.events.onEvent = ({ type }) => {
    if (type === 'paused') {
      const isStep = turns % 2 === 0;
      queueMicrotask(() => (isStep ? disturbed.run.step('batch') : disturbed.run.resume()));
    }
  };
  assert.equal(await weightsOf(disturbed), straight);
  assert.ok(disturbed.events.of('paused').length > 5);

  const otherSeed = await weightsOf(fakeRun({ digits: 100, settings: { seed: 2 } }));
  assert.notEqual(otherSeed, await weightsOf(fakeRun({ digits: 100, settings: { seed: 3 } })));
  assert.equal(otherSeed, await weightsOf(fakeRun({ digits: 100, settings: { seed: 2 } })));
});

test('late clicks change nothing', async () => {
  const { run, events } = fakeRun(tenBatches);
  run.pause();
  run.resume();
  run.step('epoch');
  await run.start();
  run.pause();
  run.step('batch');
  run.resume();
  run.stop();
  assert.equal(events.of('paused').length, 0);
  assert.equal(events.types().at(-1), 'finished');
});

test('a second click on pause does not pause the run that was resumed', async () => {
  const { run, events } = fakeRun(tenBatches);
  run.pause();
  const ended = run.start();
  await events.next('paused');
  run.pause();
  run.step('batch');
  assert.equal((await events.next('paused')).position.iteration, 1);
  run.pause();
  run.resume();
  await ended;
  assert.equal(events.of('paused').length, 2);
});

test('a pause right behind a resume pauses again', async () => {
  const { run, events } = fakeRun(tenBatches);
  run.pause();
  const ended = run.start();
  await events.next('paused');
  run.resume();
  run.pause();
  const { position } = await events.next('paused');
  assert.ok(position.iteration < 2);
  run.resume();
  await ended;
});

test('orders are heard within two slices of work', async () => {
  const { run, engine, pace } = fakeRun({ ...fullBatch, testDigits: 200 });
  let heardAt = 0;
  let longest = 0;
  pace.onTurn = () => {
    longest = Math.max(longest, pace.milliseconds - heardAt);
    heardAt = pace.milliseconds;
  };
  await run.start();
  assert.ok(engine.calls.length > 30);
  assert.ok(longest <= 40, `${longest} ms without a turn of the event loop`);
});

test('slices much shorter than 10 ms do not cost a turn each', async () => {
  const { run, pace } = fakeRun({ digits: 1000, millisecondsPerDigit: 0.05 });
  await run.start();
  // 2,000 digits are 100 ms in 200 batches of 0.5 ms.
  assert.ok(pace.turns >= 8 && pace.turns <= 10, `${pace.turns} turns`);
});

test('a pause is heard while the weights of a wide network are copied', async () => {
  const { run, engine, pace, events } = fakeRun({ digits: 1000, millisecondsPerDigit: 100 });
  let parts = 0;
  engine.copyParameters = async between => {
    for (let part = 0; part < 10; part++) {
      parts++;
      pace.milliseconds += 20;
      if (parts === 15) {
        run.pause(); // the first copy was that of the untrained network
      }
      await between();
    }
    return engine.parameters();
  };
  const ended = run.start();
  await events.next('paused');
  assert.equal(parts, 15);
  run.stop();
  await ended;
  assert.equal(events.of('stopped')[0].position.iteration > 0, true);
});
