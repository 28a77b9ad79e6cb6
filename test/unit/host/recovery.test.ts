import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  LIVE_FILE,
  RECOVERED_FILES,
  Recovery,
  WRITE_INTERVAL,
  WRITE_REST,
} from '../../../src/host/recovery.ts';
import { decodeSafetensors, encodeSafetensors } from '../../../src/params/safetensors.ts';
import type { FromWorker } from '../../../src/protocol/workerMessages.ts';
import { checkpointAt, order, positionAt, started } from './fakeRun.ts';
import { createSession, FakeFolder } from './fakes.ts';

function createRecovery(folder = new FakeFolder()) {
  const all = createSession();
  const faults: string[] = [];
  const { session, clock } = all;
  const recovery = new Recovery({ session, folder, clock, onFault: fault => faults.push(fault) });
  const train = () => {
    session.train(order);
    all.worker().say(started());
  };
  const iterationsIn = (name: string) => {
    const bytes = folder.files.get(name);
    return bytes && decodeSafetensors(bytes, name).provenance.iterations;
  };
  return { ...all, recovery, folder, faults, train, iterationsIn };
}

const checkpoint = (iterations: number): FromWorker => ({
  type: 'checkpoint',
  checkpoint: checkpointAt(iterations),
});

test('a run that is on has its newest weights on disk, at most a second old', async () => {
  const { recovery, folder, worker, clock, train, iterationsIn } = createRecovery();
  train();
  worker().say(checkpoint(100));
  clock.turn(0);
  await recovery.settled();
  assert.equal(iterationsIn(LIVE_FILE), 100);
  for (let iteration = 101; iteration <= 200; iteration++) {
    worker().say(checkpoint(iteration));
    clock.turn(WRITE_INTERVAL / 100);
  }
  await recovery.settled();
  assert.equal(iterationsIn(LIVE_FILE), 200);
  assert.equal(folder.writes, 2);
});

test('where writing takes long it is done less often', async () => {
  const { recovery, folder, worker, clock, train } = createRecovery();
  const write = folder.write.bind(folder);
  folder.write = async (name, bytes) => {
    clock.turn(100);
    await write(name, bytes);
  };
  train();
  worker().say(checkpoint(100));
  clock.turn(0);
  await recovery.settled();
  worker().say(checkpoint(200));
  clock.turn(100 * (WRITE_REST - 1) - 1);
  await recovery.settled();
  assert.equal(folder.writes, 1);
  clock.turn(1);
  await recovery.settled();
  assert.equal(folder.writes, 2);
});

test('a window that is reloaded finds the weights and offers them', async () => {
  const first = createRecovery();
  first.train();
  first.worker().say(checkpoint(300));
  first.clock.turn(0);
  await first.recovery.settled();

  const second = createRecovery(first.folder);
  await second.recovery.load();
  assert.equal(second.session.facts.recovered?.epochs, 3);
  assert.equal(second.session.facts.recovered?.testAccuracy, 0.971);
  assert.equal(second.recovery.recovered?.provenance.iterations, 300);

  // The next run must not overwrite them while the user has not decided.
  second.train();
  second.worker().say(checkpoint(10));
  second.clock.turn(0);
  await second.recovery.settled();
  assert.equal(second.iterationsIn(RECOVERED_FILES[0]), 300);
  assert.equal(second.iterationsIn(LIVE_FILE), 10);

  await second.recovery.discard();
  assert.equal(second.session.facts.recovered, undefined);
  assert.equal(second.folder.files.has(RECOVERED_FILES[0]), false);
});

/** A window that is closed in the middle of a run. */
async function interruptRun(folder: FakeFolder, iterations: number) {
  const window = createRecovery(folder);
  await window.recovery.load();
  window.train();
  window.worker().say(checkpoint(iterations));
  window.clock.turn(0);
  await window.recovery.settled();
  return window;
}

test('every interrupted run is offered, the newest first and then the one before', async () => {
  const folder = new FakeFolder();
  await interruptRun(folder, 100);
  await interruptRun(folder, 200);
  const { recovery, session } = createRecovery(folder);
  await recovery.load();
  assert.equal(session.facts.recovered?.iterations, 200);
  await recovery.discard();
  assert.equal(session.facts.recovered?.iterations, 100);
  await recovery.discard();
  assert.equal(session.facts.recovered, undefined);
  assert.equal(folder.files.size, 0);
});

test('a second press on Discard does not drop the run that is offered next', async () => {
  const folder = new FakeFolder();
  await interruptRun(folder, 100);
  await interruptRun(folder, 200);
  const { recovery, session } = createRecovery(folder);
  await recovery.load();
  await Promise.all([recovery.discard(), recovery.discard()]);
  assert.equal(session.facts.recovered?.iterations, 100);
});

test('where too many wait the oldest is dropped, and that is told', async () => {
  const folder = new FakeFolder();
  for (const iterations of [100, 200, 300]) {
    await interruptRun(folder, iterations);
  }
  const { faults } = await interruptRun(folder, 400);
  assert.deepEqual(faults, []);
  const { recovery, session, faults: newest } = createRecovery(folder);
  await recovery.load();
  assert.match(newest[0], /unsaved run is dropped/);
  const offered: (number | undefined)[] = [];
  while (session.facts.recovered !== undefined) {
    offered.push(session.facts.recovered.iterations);
    await recovery.discard();
  }
  assert.deepEqual(offered, [400, 300, 200]);
});

test('a damaged one does not hide the one before', async () => {
  const folder = new FakeFolder();
  await interruptRun(folder, 100);
  folder.files.set(RECOVERED_FILES[1], folder.files.get(LIVE_FILE)!);
  folder.files.set(LIVE_FILE, Uint8Array.of(1, 2, 3));
  const { recovery, session } = createRecovery(folder);
  await recovery.load();
  assert.equal(session.facts.recovered?.iterations, 100);
});

test('nothing is offered where nothing was interrupted', async () => {
  const { recovery, session } = createRecovery();
  await recovery.load();
  assert.equal(session.facts.recovered, undefined);
});

test('a finished run stays on disk until a file of the user’s holds it', async () => {
  const { recovery, folder, session, worker, train, iterationsIn } = createRecovery();
  train();
  const final = checkpointAt(1000);
  worker().say({ type: 'finished', position: positionAt(1000), checkpoint: final });
  await recovery.settled();
  assert.equal(iterationsIn(LIVE_FILE), 1000);
  session.markSaved(final, 'params/a.safetensors');
  await recovery.settled();
  assert.equal(folder.files.size, 0);
});

test('a failed run stays on disk too', async () => {
  const { recovery, worker, train, iterationsIn } = createRecovery();
  train();
  worker().say(checkpoint(100));
  worker().fail('out of memory');
  await recovery.settled();
  assert.equal(iterationsIn(LIVE_FILE), 100);
});

test('a stopped run that no file holds outlives a reload, too', async () => {
  const { recovery, worker, clock, train, iterationsIn } = createRecovery();
  train();
  worker().say(checkpoint(100));
  clock.turn(0);
  worker().say({ type: 'stopped', position: positionAt(110), checkpoint: checkpointAt(110) });
  await recovery.settled();
  assert.equal(iterationsIn(LIVE_FILE), 110);
});

test('an unsaved run stays on disk while another one loads, and when that one does not begin', async () => {
  const { session, recovery, worker, train, iterationsIn } = createRecovery();
  const endings: FromWorker[] = [
    { type: 'cancelled' },
    { type: 'failed', problem: { reason: 'dataset/missing', message: 'There is no folder.' } },
  ];
  train();
  worker().say({ type: 'finished', position: positionAt(9), checkpoint: checkpointAt(9) });
  for (const ending of endings) {
    session.train(order);
    worker().say(ending);
    await recovery.settled();
    assert.equal(iterationsIn(LIVE_FILE), 9);
  }
});

test('a damaged file is told, removed and does not stand in the way', async () => {
  const folder = new FakeFolder();
  folder.files.set(LIVE_FILE, encodeSafetensors(checkpointAt(5)).slice(0, 50));
  const { recovery, session, faults } = createRecovery(folder);
  await recovery.load();
  assert.equal(session.facts.recovered, undefined);
  assert.equal(folder.files.size, 0);
  assert.match(faults[0], /cannot be recovered/);
});

test('a run that had ended is offered as what it is, not as an interrupted one', async () => {
  const problem = { reason: 'worker', message: 'Out of memory.' };
  const ends: FromWorker[] = [
    { type: 'finished', position: positionAt(1000), checkpoint: checkpointAt(1000) },
    { type: 'stopped', position: positionAt(110), checkpoint: checkpointAt(110) },
    { type: 'failed', problem, checkpoint: checkpointAt(110) },
  ];
  for (const end of ends) {
    const folder = new FakeFolder();
    const first = await interruptRun(folder, 100);
    first.worker().say(end);
    await first.recovery.settled();
    const { recovery, session } = createRecovery(folder);
    await recovery.load();
    assert.equal(session.facts.recovered?.outcome, end.type);
  }
  const folder = new FakeFolder();
  await interruptRun(folder, 100);
  const { recovery, session } = createRecovery(folder);
  await recovery.load();
  assert.equal(session.facts.recovered?.outcome, undefined);
});

test('a storage that fails is told and does not disturb the run', async () => {
  const { recovery, folder, session, worker, clock, faults, train, iterationsIn } =
    createRecovery();
  train();
  folder.fault = new Error('ENOSPC');
  worker().say(checkpoint(100));
  clock.turn(0);
  await recovery.settled();
  assert.match(faults[0], /disk is full/);
  assert.equal(session.facts.state, 'training');
  folder.fault = undefined;
  worker().say(checkpoint(200));
  clock.turn(WRITE_INTERVAL);
  await recovery.settled();
  assert.equal(iterationsIn(LIVE_FILE), 200);
});
