import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STOP_PATIENCE } from '../../../src/host/runWorker.ts';
import { PRESETS } from '../../../src/nn/presets.ts';
import type { RunState } from '../../../src/protocol/snapshot.ts';
import { checkpointAt, order, positionAt, progressAt, started } from './fakeRun.ts';
import { createSession, createTrainingSession } from './fakes.ts';

test('a run goes from idle to finished, and every order reaches the worker', () => {
  const { session, worker } = createSession();
  const states: RunState[] = [session.facts.state];
  session.changes.add(() => {
    if (states.at(-1) !== session.facts.state) {
      states.push(session.facts.state);
    }
  });
  session.train(order);
  worker().say({ type: 'loading', progress: { stage: 'reading', message: 'Reading MNIST' } });
  assert.equal(session.facts.loading?.message, 'Reading MNIST');
  worker().say(started(), progressAt(50));
  assert.equal(session.facts.loading, undefined);
  session.pause();
  worker().say({ type: 'paused', position: positionAt(60) });
  session.step('batch');
  session.step('epoch');
  session.resume();
  worker().say({ type: 'resumed' });
  worker().say({ type: 'finished', position: positionAt(1000), checkpoint: checkpointAt(1000) });
  assert.deepEqual(states, ['idle', 'loading', 'training', 'paused', 'training', 'finished']);
  assert.deepEqual(worker().typesPosted(), [
    ...['train', 'watch', 'pause', 'step', 'step', 'resume'],
  ]);
  assert.equal(session.facts.position?.iteration, 1000);
  assert.equal(session.facts.canSave, true);
});

test('an order that makes no sense in this state is not given', () => {
  const { session, worker } = createTrainingSession();
  session.resume();
  session.step('batch');
  session.useGeneratedDigits();
  assert.deepEqual(worker().typesPosted(), ['train', 'watch']);
  session.stop();
  worker().say({ type: 'stopped', position: positionAt(10), checkpoint: checkpointAt(10) });
  session.pause();
  session.stop();
  assert.deepEqual(worker().typesPosted(), ['train', 'watch', 'stop']);
});

test('cancelled loading leads back to idle', () => {
  const { session, worker } = createSession();
  session.train(order);
  session.useGeneratedDigits();
  session.stop();
  worker().say({ type: 'cancelled' });
  assert.deepEqual(worker().typesPosted(), ['train', 'watch', 'useGeneratedDigits', 'stop']);
  assert.equal(session.facts.state, 'idle');
  assert.equal(session.facts.canSave, false);
});

test('a diverged run pauses with its problem, which resuming takes away', () => {
  const { session, worker } = createTrainingSession();
  const problem = { reason: 'diverged', message: 'The loss is not a number any more.' };
  worker().say({ type: 'paused', position: positionAt(70), problem });
  assert.deepEqual(session.facts.problem, problem);
  session.resume(0.1);
  assert.deepEqual(worker().posted.at(-1), { type: 'resume', learningRateFactor: 0.1 });
  worker().say({ type: 'resumed' });
  assert.equal(session.facts.problem, undefined);
});

test('a worker that dies fails the run, offers its last weights and rejects all who wait', async () => {
  const { session, worker } = createTrainingSession();
  const last = checkpointAt(300);
  worker().say({ type: 'checkpoint', checkpoint: last });
  const digits = session.getDigits([1, 2]);
  const checkpoint = session.currentCheckpoint();
  worker().fail('out of memory');
  await assert.rejects(digits, { reason: 'worker', message: /out of memory/ });
  await assert.rejects(checkpoint, { reason: 'worker' });
  assert.equal(session.facts.state, 'failed');
  assert.match(session.facts.problem!.message, /out of memory/);
  assert.equal(session.facts.canSave, true);
  assert.equal(await session.currentCheckpoint(), last);
  await assert.rejects(session.getDigits([3]), { reason: 'worker' });
});

test('a worker that exits without an error fails the run too', () => {
  const { session, worker } = createTrainingSession();
  worker().exit(0);
  assert.equal(session.facts.state, 'failed');
  assert.match(session.facts.problem!.message, /ended unexpectedly/);
  assert.equal(session.facts.canSave, false);
});

test('a worker that dies after the run takes neither the state nor the weights with it', async () => {
  const { session, worker } = createTrainingSession();
  const last = checkpointAt(1000);
  worker().say({ type: 'finished', position: positionAt(1000), checkpoint: last });
  worker().fail('too late');
  assert.equal(session.facts.state, 'finished');
  assert.equal(await session.currentCheckpoint(), last);
});

test('a worker that cannot be started is told as a failed run', () => {
  const { session } = createSession();
  const broken = new (session.constructor as typeof import('../../../src/host/session.ts').Session)(
    {
      clock: { now: () => 0, after: () => () => {} },
      createWorker: () => {
        throw new Error('worker.js is missing');
      },
      plan: { preset: 'quick', settings: order.settings, engine: 'textbook', presets: PRESETS },
    },
  );
  broken.train(order);
  assert.equal(broken.facts.state, 'failed');
  assert.match(broken.facts.problem!.message, /worker\.js is missing/);
});

test('a failure that the worker tells keeps its own weights', async () => {
  const { session, worker } = createTrainingSession();
  const checkpoint = checkpointAt(40);
  const problem = { reason: 'engine', message: 'The threads are gone.' };
  worker().say({ type: 'failed', problem, checkpoint });
  assert.equal(session.facts.state, 'failed');
  assert.equal(await session.currentCheckpoint(), checkpoint);
});

test('a second run ends the first worker and hears nothing of it any more', async () => {
  const { session, workers } = createTrainingSession();
  const [first] = workers;
  first.say(progressAt(50), { type: 'checkpoint', checkpoint: checkpointAt(50) });
  const waiting = session.getDigits([1]);
  session.train({ ...order, preset: 'classic' });
  await assert.rejects(waiting, { reason: 'superseded' });
  assert.equal(first.isTerminated, true);
  const { facts } = session;
  assert.equal(facts.run, 2);
  assert.equal(facts.state, 'loading');
  assert.equal(facts.preset, 'classic');
  assert.equal(facts.canSave, false);
  assert.equal(facts.position, undefined);
  assert.equal(session.snapshot().history.training.iteration.length, 0);
  first.say(progressAt(60), {
    type: 'finished',
    position: positionAt(60),
    checkpoint: checkpointAt(60),
  });
  first.fail('late');
  assert.equal(session.facts.state, 'loading');
  await assert.rejects(session.currentCheckpoint(), { reason: 'no-weights' });
});

test('a deaf worker is ended after its time to stop, and its last weights are kept', async () => {
  const { session, clock, worker } = createTrainingSession();
  worker().say({ type: 'checkpoint', checkpoint: checkpointAt(100) });
  session.stop();
  session.stop();
  clock.turn(STOP_PATIENCE - 1);
  assert.equal(session.facts.state, 'training');
  clock.turn(1);
  assert.equal(worker().isTerminated, true);
  assert.equal(session.facts.state, 'failed');
  assert.equal(session.facts.canSave, true);
});

test('a worker that stops in time is left alone', () => {
  const { session, clock, worker } = createTrainingSession();
  session.stop();
  worker().say({ type: 'stopped', position: positionAt(10), checkpoint: checkpointAt(10) });
  assert.equal(clock.timers, 0);
  assert.equal(worker().isTerminated, false);
  assert.equal(session.facts.state, 'stopped');
});

test('a run stopped before its first batch has nothing to save', () => {
  const { session, worker } = createTrainingSession();
  worker().say({ type: 'stopped', position: positionAt(0), checkpoint: checkpointAt(0) });
  assert.equal(session.facts.canSave, false);
});

test('saved weights are not offered again until they change', async () => {
  const { session, worker } = createTrainingSession();
  worker().say({ type: 'checkpoint', checkpoint: checkpointAt(100) });
  worker().say({ type: 'paused', position: positionAt(130) });
  const asked = session.currentCheckpoint();
  worker().say({
    type: 'currentCheckpoint',
    requestId: worker().lastRequestId,
    checkpoint: checkpointAt(130),
  });
  session.markSaved(await asked, 'params/a.safetensors');
  assert.equal(session.facts.canSave, false);
  assert.equal(session.facts.savedAs, 'params/a.safetensors');
  // Stopping here gives the same weights once more.
  worker().say({ type: 'stopped', position: positionAt(130), checkpoint: checkpointAt(130) });
  assert.equal(session.facts.canSave, false);
  assert.equal(session.facts.savedAs, 'params/a.safetensors');
});

test('weights can be saved as soon as one update is done, before any checkpoint', async () => {
  const { session, worker } = createTrainingSession();
  assert.equal(session.facts.canSave, false);
  worker().say(progressAt(1));
  assert.equal(session.facts.canSave, true);
  worker().say({ type: 'paused', position: positionAt(2) });
  assert.equal(session.facts.canSave, true);
  const asked = session.currentCheckpoint();
  const checkpoint = checkpointAt(2);
  worker().say({ type: 'currentCheckpoint', requestId: worker().lastRequestId, checkpoint });
  session.markSaved(await asked, 'params/a.safetensors');
  assert.equal(session.facts.canSave, false);
  worker().say({ type: 'resumed' }, progressAt(3));
  assert.equal(session.facts.canSave, true);
  assert.equal(session.facts.savedAs, undefined);
});

test('the good weights of a diverged run are saved once, though its position is further', async () => {
  const { session, worker } = createTrainingSession();
  const problem = { reason: 'diverged', message: 'The loss is not a number any more.' };
  worker().say({ type: 'checkpoint', checkpoint: checkpointAt(480) });
  worker().say({ type: 'paused', position: positionAt(500), problem });
  const asked = session.currentCheckpoint();
  const checkpoint = checkpointAt(480);
  worker().say({ type: 'currentCheckpoint', requestId: worker().lastRequestId, checkpoint });
  session.markSaved(await asked, 'params/a.safetensors');
  assert.equal(session.facts.canSave, false);
  worker().say({ type: 'stopped', position: positionAt(500), checkpoint: checkpointAt(480) });
  assert.equal(session.facts.savedAs, 'params/a.safetensors');
});

test('weights that went on while they were being saved are still unsaved', async () => {
  const { session, worker } = createTrainingSession();
  const older = checkpointAt(100);
  worker().say({ type: 'checkpoint', checkpoint: older });
  worker().say({ type: 'checkpoint', checkpoint: checkpointAt(200) });
  session.markSaved(older, 'params/a.safetensors');
  assert.equal(session.facts.canSave, true);
  assert.equal(session.facts.savedAs, undefined);
});

test('a request is answered with its own digits, or with what went wrong', async () => {
  const { session, worker } = createTrainingSession();
  const first = session.getDigits([7]);
  const firstId = worker().lastRequestId;
  const second = session.getDigits([70_000]);
  worker().say({
    type: 'requestFailed',
    requestId: worker().lastRequestId,
    problem: { reason: 'digits', message: 'There is no test digit 70000.' },
  });
  const digits = {
    iteration: 5,
    indices: Uint32Array.of(7),
    images: new Uint8Array(784),
    labels: Uint8Array.of(9),
    probabilities: new Float32Array(10),
  };
  worker().say({ type: 'digits', requestId: firstId, digits });
  assert.equal(await first, digits);
  await assert.rejects(second, { reason: 'digits', message: 'There is no test digit 70000.' });
});

test('digits cannot be had before there is a network', async () => {
  const { session } = createSession();
  await assert.rejects(session.getDigits([1]), { reason: 'no-network' });
});

test('the plan is shown while idle and does not touch a run', () => {
  const { session } = createSession();
  const settings = { ...order.settings, epochs: 3 };
  const plan = { preset: 'classic', settings, engine: 'fast', presets: PRESETS } as const;
  session.setPlan(plan);
  assert.equal(session.facts.settings.epochs, 3);
  session.train(order);
  session.setPlan({ ...plan, presets: [PRESETS[0]] });
  assert.equal(session.facts.preset, 'quick');
  assert.equal(session.facts.presets.length, 1, 'what can be chosen next is new all the same');
});

test('what was recovered, and the window’s notice, outlive the start of another run', () => {
  const { session } = createSession();
  session.announce({ notice: 'Restricted Mode: some settings are off.' });
  session.announce({ recovered: { epochs: 3, created: '2026-01-01T00:00:00Z' } });
  session.train(order);
  assert.equal(session.facts.recovered?.epochs, 3);
  assert.equal(session.facts.notice, 'Restricted Mode: some settings are off.');
  session.announce({ recovered: null });
  assert.equal(session.facts.recovered, undefined);
});

test('disposing ends the worker', () => {
  const { session, worker } = createTrainingSession();
  session.dispose();
  assert.equal(worker().isTerminated, true);
});
