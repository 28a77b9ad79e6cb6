import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { Session } from '../../../src/host/session.ts';
import { startWorkerThread } from '../../../src/host/workerThread.ts';
import { order } from './fakeRun.ts';
import { createSession, createTrainingSession, FakeClock } from './fakes.ts';

/** What a session says of a real thread that runs this script. */
async function problemOfThread(script: string): Promise<string> {
  const { session: model } = createSession();
  const { preset, settings, engine, presets } = model.facts;
  const session = new Session({
    clock: new FakeClock(),
    createWorker: () => startWorkerThread(script, process.env),
    plan: { preset, settings, engine, presets },
  });
  const failed = new Promise<string>(resolve => {
    session.news.add(news => news.type === 'failed' && resolve(news.problem.message));
  });
  session.train(order);
  return failed;
}

test('a worker whose file is missing is one sentence that says so, without a stack', async () => {
  const script = path.join(os.tmpdir(), 'nowhere', 'worker.js');
  assert.equal(
    await problemOfThread(script),
    `The training worker cannot start: ${script} is missing. Install the extension again.`,
  );
});

test('a worker whose file is damaged or ends at once could not start', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'mnist-worker-'));
  try {
    const script = path.join(folder, 'worker.js');
    await writeFile(script, 'const half = {');
    assert.match(
      await problemOfThread(script),
      /^The training worker cannot start: Unexpected .*\.$/,
    );
    await writeFile(script, 'process.exit(3)');
    assert.match(await problemOfThread(script), /cannot start: it ended at once \(code 3\)/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a worker that had said something failed later', () => {
  const { session, worker } = createTrainingSession();
  worker().fail('out of memory\n    at deep in the code');
  assert.equal(session.facts.problem?.message, 'The training worker failed: out of memory');
});
