import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FromWorker } from '../../../src/protocol/workerMessages.ts';
import { fakeRun } from './helpers/fakeRun.ts';

/** 2,000 batches of 1 ms: two seconds of training. */
const twoSeconds = { digits: 1000, millisecondsPerDigit: 0.1, testDigits: 100 };

/** Moments at which events of a type were emitted, in milliseconds. */
function momentsOf(started: ReturnType<typeof fakeRun>, type: FromWorker['type']): number[] {
  const moments: number[] = [];
  started.events.onEvent = event => {
    if (event.type === type) {
      moments.push(started.pace.milliseconds);
    }
  };
  return moments;
}

test('progress comes at most 10 times a second, and once more at the end of an epoch', async () => {
  const started = fakeRun({ ...twoSeconds, settings: { epochs: 20 } });
  const moments = momentsOf(started, 'progress');
  await started.run.start();
  // Two seconds and 20 epochs.
  assert.ok(moments.length > 20 && moments.length <= 2 * 10 + 20 + 2, `${moments.length} messages`);
  const points = started.events.of('progress').flatMap(event => [...event.points.test.iteration]);
  assert.equal(points.length, 1 + 2 + 20);
});

test('pictures come at most 5 times a second, and only while somebody watches', async () => {
  const watched = fakeRun({ ...twoSeconds, settings: { epochs: 20 } });
  const moments = momentsOf(watched, 'pictures');
  watched.run.watch(true);
  await watched.run.start();
  assert.ok(moments.length >= 10 && moments.length <= 12, `${moments.length} pictures`);
  const gaps = moments.slice(1, -1).map((moment, index) => moment - moments[index]);
  assert.ok(Math.min(...gaps) >= 200);

  const unwatched = fakeRun({ ...twoSeconds, settings: { epochs: 20 } });
  await unwatched.run.start();
  assert.equal(unwatched.events.of('pictures').length, 1); // at the end
});

test('pictures are not sent again while the weights are the same', async () => {
  // One full batch of a second: its slices leave the weights alone.
  const { run, events } = fakeRun({
    digits: 1000,
    digitsPerCall: 20,
    millisecondsPerDigit: 1,
    settings: { batchSize: 'full', epochs: 1 },
  });
  run.watch(true);
  await run.start();
  const iterations = events.of('pictures').map(({ pictures }) => pictures.iteration);
  assert.deepEqual(iterations, [0, 1]);
});

test('time and speed leave out pauses and measures of accuracy', async () => {
  const { run, pace, events } = fakeRun({ ...twoSeconds, millisecondsPerPrediction: 3 });
  run.pause();
  const ended = run.start();
  await events.next('paused');
  pace.milliseconds += 3_600_000;
  run.step('batch');
  await events.next('paused');
  pace.milliseconds += 3_600_000;
  run.resume();
  await ended;
  const { position } = events.of('finished')[0];
  assert.ok(Math.abs(position.seconds - 0.2) < 1e-9, `${position.seconds} s`);
  assert.ok(
    Math.abs(position.samplesPerSecond - 10_000) < 1,
    `${position.samplesPerSecond} a second`,
  );
  const [first, second] = events.of('epoch');
  assert.ok(Math.abs(first.samplesPerSecond - 10_000) < 1);
  assert.ok(Math.abs(second.seconds - 0.2) < 1e-9);
});

test('the time that is left counts the digits and the measures still to come', async () => {
  const started = fakeRun({
    ...twoSeconds,
    settings: { epochs: 10 },
    millisecondsPerPrediction: 3,
  });
  await started.run.start();
  const after = started.events.of('progress').find(({ position }) => position.epoch === 5);
  // 5 epochs of 100 ms, and 5 tests of 300 ms.
  assert.ok(Math.abs(after!.position.secondsLeft - 2) < 0.01);
  assert.equal(started.events.of('finished')[0].position.secondsLeft, 0);
});

test('a pause in the middle of a measure does not make the next ones look long', async () => {
  const { run, pace, events } = fakeRun({
    ...twoSeconds,
    digitsPerCall: 10,
    settings: { epochs: 2 },
    millisecondsPerPrediction: 3,
  });
  pace.onTurn = () => {
    pace.onTurn = () => {};
    run.pause(); // the untrained network is measured in ten slices of 30 ms
  };
  const ended = run.start();
  await events.next('paused');
  pace.milliseconds += 3_600_000;
  run.resume();
  await ended;
  const first = events.of('progress').find(({ position }) => position.iteration > 0);
  assert.ok(first!.position.secondsLeft < 2, `${first!.position.secondsLeft} s left`);
});

test('before anything was trained there is no speed and no estimate', () => {
  const { run } = fakeRun();
  const { samplesPerSecond, secondsLeft, seconds, iteration } = run.position();
  assert.deepEqual([samplesPerSecond, secondsLeft, seconds, iteration], [0, 0, 0, 0]);
});

test('while it trains the speed is that of the last second, at the end that of the run', async () => {
  const { run, engine, pace, events } = fakeRun({ ...twoSeconds, settings: { epochs: 40 } });
  const accumulate = engine.accumulate.bind(engine);
  engine.accumulate = (digits, epoch) => {
    pace.milliseconds += epoch < 20 ? 0 : 9; // ten times slower from then on
    return accumulate(digits, epoch);
  };
  await run.start();
  const speed = events.of('progress').at(-2)!.position.samplesPerSecond;
  assert.ok(Math.abs(speed - 1000) < 50, `${speed} a second`);
  // 20,000 digits in 2 s, and 20,000 in 20 s.
  const average = 40_000 / 22;
  assert.equal(events.of('progress').at(-2)!.position.isMeanSpeed, undefined);
  for (const { position } of [events.of('finished')[0], events.of('progress').at(-1)!]) {
    assert.equal(position.isMeanSpeed, true);
    assert.ok(Math.abs(position.samplesPerSecond - average) < 1);
  }
  const [fast, slow] = [events.of('epoch')[19], events.of('epoch')[20]];
  assert.ok(Math.abs(fast.samplesPerSecond - 10_000) < 1);
  assert.ok(Math.abs(slow.samplesPerSecond - 1000) < 1);
});

test('the speed of a run that was stopped, or failed, is its average too', async () => {
  for (const ends of ['stop', 'fail'] as const) {
    const { run, engine, pace, events } = fakeRun({ ...twoSeconds, settings: { epochs: 40 } });
    const accumulate = engine.accumulate.bind(engine);
    engine.accumulate = (digits, epoch) => {
      pace.milliseconds += epoch < 20 ? 0 : 9;
      if (epoch === 30 && ends === 'fail') {
        return Promise.reject(new Error('Out of memory'));
      }
      if (epoch === 30) {
        run.stop();
      }
      return accumulate(digits, epoch);
    };
    await run.start().catch(() => {});
    const { samplesPerSecond, seconds } = events.of('progress').at(-1)!.position;
    assert.ok(Math.abs(samplesPerSecond - 30_000 / seconds) < 5, `${samplesPerSecond} a second`);
  }
});

test('the learning rate follows its schedule', async () => {
  const { run, events } = fakeRun({
    digits: 100,
    settings: { learningRate: 1, schedule: 'linear' },
  });
  assert.equal(run.position().learningRate, 1);
  await run.start();
  const [firstEpoch] = events.of('progress').filter(({ position }) => position.iteration === 10);
  assert.equal(firstEpoch.position.learningRate, 0.5);
});

test('a long epoch leaves a checkpoint at least every 1.2 seconds of training', async () => {
  const { run, events } = fakeRun({
    digits: 1000,
    millisecondsPerDigit: 5,
    settings: { epochs: 1 },
  });
  await run.start();
  const seconds = events.of('checkpoint').map(({ checkpoint }) => checkpoint.provenance.seconds!);
  assert.ok(seconds.length >= 4 && seconds.length <= 6, `${seconds}`);
  for (const [index, moment] of seconds.entries()) {
    assert.ok(moment - (seconds[index - 1] ?? 0) <= 1.2, `${seconds}`);
  }
  // Weights within an epoch were not measured: they claim nothing.
  const [first] = events.of('checkpoint');
  assert.equal(first.checkpoint.provenance.testAccuracy, undefined);
});

test('a long measure of accuracy tells how far it is, a short one does not', async () => {
  const measure = { digitsPerCall: 1, digitsPerPrediction: 50, testDigits: 1000 };
  const long = fakeRun({ ...measure, millisecondsPerPrediction: 2, settings: { epochs: 1 } });
  await long.run.start();
  const told = long.events.of('progress').map(({ position }) => position.measuring);
  const [first] = told.filter(measuring => measuring !== undefined);
  assert.deepEqual({ ...first, done: 0 }, { digits: 'test', done: 0, total: 1000 });
  const before = long.events.of('progress').filter(({ position }) => position.iteration === 0);
  const done = before.flatMap(({ position }) => position.measuring?.done ?? []);
  assert.ok(done.length >= 10, `${done}`);
  assert.deepEqual(
    done,
    done.toSorted((a, b) => a - b),
  );
  assert.equal(told.at(-1), undefined, 'it is over');
  // Twenty slices for each of two measures, not a call for every digit.
  assert.equal(long.engine.calls.filter(call => call === 'predict').length, 40);

  const short = fakeRun({ ...measure, millisecondsPerPrediction: 0.9, settings: { epochs: 1 } });
  await short.run.start();
  assert.ok(short.events.of('progress').every(({ position }) => position.measuring === undefined));
});

test('a measure of the validation digits is called so', async () => {
  const { run, events } = fakeRun({
    ...{ digits: 1100, testDigits: 10, digitsPerCall: 10, millisecondsPerPrediction: 2 },
    settings: { epochs: 1, validationDigits: 1000 },
  });
  await run.start();
  const told = events.of('progress').flatMap(({ position }) => position.measuring ?? []);
  assert.equal(told[0].digits, 'validation');
});

test('copying the weights of a wide network takes at most half a percent of its training', async () => {
  const { run, engine, events, pace } = fakeRun({
    digits: 1000,
    millisecondsPerDigit: 100,
    settings: { epochs: 1, hiddenLayers: [4096, 4096] },
  });
  let copies = 0;
  engine.copyParameters = async () => {
    copies++;
    pace.milliseconds += 75; // as measured
    return engine.parameters();
  };
  await run.start();
  const { seconds } = events.of('finished')[0].position;
  const within = copies - 3; // not those of the start, and of the end of the epoch and the run
  assert.ok(within >= 4 && within * 0.075 < 0.005 * seconds, `${within} in ${seconds} s`);
});
