import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { LogOutputChannel, Memento } from 'vscode';
import { checkpointAt, order, positionAt, started } from './fakeRun.ts';
import { createSession } from './fakes.ts';
import { deleteFile, fake, resetVscode } from './fakeVscode.ts';

const { LastRun } = await import('../../../src/host/lastRun.ts');
const { ParamsSaver } = await import('../../../src/host/paramsSaver.ts');
const { RunEnd } = await import('../../../src/host/runEnd.ts');

beforeEach(resetVscode);

/** A window; those with the same memory are one after a reload of the other. */
async function openWindow(memory = new Map<string, unknown>()) {
  const all = createSession();
  const note = () => {};
  const saver = new ParamsSaver({ info: note, error: note } as unknown as LogOutputChannel);
  const runEnd = new RunEnd(all.session, saver, error => assert.fail(String(error)));
  runEnd.watch();
  const memento = {
    get: (key: string) => memory.get(key),
    update: async (key: string, value: unknown) => void memory.set(key, value),
  } as unknown as Memento;
  const lastRun = new LastRun({ session: all.session, saver, memory: memento });
  await lastRun.load();
  const train = () => {
    all.session.train(order);
    all.worker().say(started());
  };
  return { ...all, runEnd, memory, train };
}

/** A window in which a run has finished and was saved. */
async function windowAfterRun() {
  const window = await openWindow();
  window.train();
  const checkpoint = checkpointAt(1000, 0.974);
  window.worker().say({ type: 'finished', position: positionAt(1000), checkpoint });
  for (let turn = 0; turn < 10; turn++) {
    await new Promise(resolve => setImmediate(resolve));
  }
  return window;
}

test('after a reload the dashboard says where the last run is saved, and reveals it', async () => {
  const { memory, session } = await windowAfterRun();
  const [file] = fake.files.keys();
  assert.equal(session.facts.lastRun, undefined, 'the run itself is still there');
  const reloaded = await openWindow(memory);
  const { lastRun } = reloaded.session.facts;
  assert.equal(lastRun?.result, '97.4 % on 10,000 test digits');
  assert.equal(lastRun.savedAs, file.replace('/work/', ''));
  await reloaded.runEnd.reveal();
  assert.equal(String(fake.executed[0][1]), `file://${file}`);
});

test('a file that is not there any more is not spoken of', async () => {
  const { memory } = await windowAfterRun();
  const [file] = fake.files.keys();
  const { session } = await openWindow(memory);
  deleteFile(file);
  assert.equal(session.facts.lastRun, undefined);

  const other = await windowAfterRun();
  fake.files.clear();
  assert.equal((await openWindow(other.memory)).session.facts.lastRun, undefined);
});

test('a run that begins takes its place, one that does not begin does not', async () => {
  const { memory } = await windowAfterRun();
  const { session, worker, train } = await openWindow(memory);
  session.train(order);
  assert.equal(session.facts.lastRun, undefined);
  worker().say({ type: 'cancelled' });
  assert.ok(session.facts.lastRun);
  train();
  assert.equal(session.facts.lastRun, undefined);
  assert.equal((await openWindow(memory)).session.facts.lastRun, undefined);
});
