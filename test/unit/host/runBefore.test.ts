// What there was is kept until a new run has begun.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SessionSnapshot } from '../../../src/protocol/snapshot.ts';
import { checkpointAt, order, positionAt, progressAt, started } from './fakeRun.ts';
import { addFakeView, createTrainingSession } from './fakes.ts';

/** Without the keys whose values are not there. */
function known(snapshot: SessionSnapshot): SessionSnapshot {
  const entries = Object.entries(snapshot).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as unknown as SessionSnapshot;
}

/** A session with a finished run and another one that is loading. */
function createLoadingAfterRun() {
  const all = createTrainingSession();
  const [first] = all.workers;
  const last = checkpointAt(1000);
  first.say(progressAt(500), { type: 'pictures', pictures: { iteration: 1000 } as never });
  first.say({ type: 'finished', position: positionAt(1000), checkpoint: last });
  const before = known(all.session.snapshot());
  all.session.train({ ...order, preset: 'classic' });
  return { ...all, first, second: all.worker(), last, before };
}

test('cancelled loading brings back the run before, with curves, pictures, weights and digits', async () => {
  const { session, first, second, last, before } = createLoadingAfterRun();
  assert.equal(session.facts.state, 'loading');
  assert.equal(session.facts.position, undefined);
  second.say({ type: 'cancelled' });
  assert.deepEqual(known(session.snapshot()), before);
  assert.equal(await session.currentCheckpoint(), last);
  assert.equal(second.isTerminated, true);
  void session.getDigits([1]);
  assert.equal(first.posted.at(-1)?.type, 'getDigits');
});

test('a run that fails while loading is told beside the run before, until the next one', () => {
  const { session, first, second, last } = createLoadingAfterRun();
  const problem = { reason: 'dataset/missing', message: 'There is no folder /digits.' };
  second.say({ type: 'failed', problem });
  const { facts } = session;
  assert.equal(facts.state, 'finished');
  assert.equal(facts.position?.iteration, 1000);
  assert.equal(facts.canSave, true);
  assert.equal(facts.problem?.reason, 'dataset/missing');
  assert.match(facts.problem!.message, /has not begun\. There is no folder/);
  session.markSaved(last, 'params/a.safetensors', facts.run);
  session.train(order);
  assert.equal(session.facts.problem, undefined);
  assert.equal(session.facts.run, 3, 'no number twice');
  assert.equal(session.facts.savedAs, undefined);
  assert.equal(first.isTerminated, false);
});

test('a worker that dies while it loads takes nothing of the run before with it', () => {
  const { session, second, before } = createLoadingAfterRun();
  second.fail('out of memory');
  assert.equal(session.facts.state, 'finished');
  assert.deepEqual(session.snapshot().history, before.history);
  assert.match(session.facts.problem!.message, /out of memory/);
});

test('the run before goes when the new one has begun, and the death of its worker does not count', () => {
  const { session, first, second } = createLoadingAfterRun();
  first.fail('late');
  assert.equal(session.facts.state, 'loading');
  second.say(started());
  assert.equal(first.isTerminated, true);
  assert.equal(session.facts.canSave, false);
  assert.equal(session.snapshot().history.training.iteration.length, 0);
  second.say({ type: 'stopped', position: positionAt(0), checkpoint: checkpointAt(0) });
  assert.equal(session.facts.position?.iteration, 0);
});

test('a run that was ended for one that does not begin is there as stopped', async () => {
  const { session, worker, workers } = createTrainingSession();
  worker().say(progressAt(150), { type: 'checkpoint', checkpoint: checkpointAt(100) });
  session.train(order);
  assert.equal(workers[0].isTerminated, true);
  session.train({ ...order, preset: 'classic' });
  worker().say({ type: 'cancelled' });
  assert.equal(session.facts.state, 'stopped');
  assert.equal(session.facts.preset, 'quick');
  assert.equal(session.facts.canSave, true);
  assert.equal((await session.currentCheckpoint()).provenance.iterations, 100);
});

test('weights of the run before that are saved while another one loads are saved when it is back', () => {
  const { session, second, last, before } = createLoadingAfterRun();
  session.markSaved(last, 'params/a.safetensors', before.run);
  assert.equal(session.facts.savedAs, undefined);
  second.say({ type: 'cancelled' });
  assert.equal(session.facts.savedAs, 'params/a.safetensors');
  assert.equal(session.facts.canSave, false);
});

test('views are shown the run before again, at once and whole', () => {
  const { session, second, before } = createLoadingAfterRun();
  const view = addFakeView(session);
  view.setVisible(true);
  second.say({ type: 'cancelled' });
  const newest = view.received.at(-1);
  assert.ok(newest?.type === 'snapshot');
  assert.deepEqual(known(newest.snapshot), before);
  assert.equal(before.history.training.iteration.length, 1);
});

test('what the window has to say while a run loads stays when the run before is back', () => {
  const { session, second } = createLoadingAfterRun();
  session.announce({ notice: 'Restricted Mode' });
  second.say({ type: 'cancelled' });
  assert.equal(session.facts.notice, 'Restricted Mode');
});
