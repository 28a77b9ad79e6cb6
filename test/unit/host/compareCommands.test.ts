import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { ReportTask } from '../../../src/host/reportSubject.ts';
import type { ReportTabs } from '../../../src/host/reportTabs.ts';
import type { ToWorker } from '../../../src/protocol/workerMessages.ts';
import { order } from './fakeRun.ts';
import { FakeWorker } from './fakes.ts';
import { fake, resetVscode, Uri } from './fakeVscode.ts';

const { compareCommands } = await import('../../../src/host/compareCommands.ts');
const { makeComparison } = await import('../../../src/host/comparisonTask.ts');

beforeEach(resetVscode);

const uri = (path: string) => Uri.file(path) as never;

function commands() {
  const shown: ReportTask[] = [];
  const tabs = { show: (task: ReportTask) => shown.push(task) } as unknown as ReportTabs;
  return { shown, ...compareCommands({ tabs }) };
}

test('two selected files are compared at once', async () => {
  const { compareWith, shown } = commands();
  await compareWith(uri('/work/b.npz'), [uri('/work/a.npz'), uri('/work/b.npz')]);
  assert.deepEqual(shown, [{ compared: ['file:///work/a.npz', 'file:///work/b.npz'] }]);
  assert.deepEqual(fake.shown, []);
});

test('one file waits for another, as in the Explorer', async () => {
  const { selectForCompare, compareWithSelected, shown } = commands();
  await compareWithSelected(uri('/work/b.npz'));
  assert.deepEqual(shown, []);
  await selectForCompare(uri('/work/a.npz'));
  assert.deepEqual(fake.executed, [['setContext', 'mnist.isSelectedForCompare', true]]);
  await compareWithSelected(uri('/work/b.npz'));
  assert.deepEqual(shown, [{ compared: ['file:///work/a.npz', 'file:///work/b.npz'] }]);
});

test('the other file is asked for by name, and giving up compares nothing', async () => {
  fake.files.set('/work/params/b.pkl', Uint8Array.of(1));
  fake.answers = ['b.pkl', undefined];
  const { compareWith, shown } = commands();
  await compareWith(uri('/work/a.npz'), [uri('/work/a.npz')]);
  assert.match(fake.shown[0].text, /to compare with a\.npz/);
  assert.deepEqual(shown, [{ compared: ['file:///work/a.npz', 'file:///work/params/b.pkl'] }]);
  await compareWith(uri('/work/a.npz'));
  assert.equal(shown.length, 1);
});

test('both files go to one worker; what it finds wrong is the page', async () => {
  const worker = new FakeWorker();
  const outcome = makeComparison(
    { compared: ['a.npz', 'b.pkl'] },
    {
      ...{ fileName: 'a and b', signal: new AbortController().signal, onProgress: () => {} },
      createWorker: () => worker,
      dataset: () => order.dataset,
      maximumBytes: () => 1e6,
      readFile: async address => Uint8Array.of(address.length),
      nameOf: address => `params/${address}`,
    },
  );
  await new Promise(resolve => setImmediate(resolve));
  const [question] = worker.posted as [Extract<ToWorker, { type: 'compare' }>];
  assert.deepEqual(
    question.files.map(({ fileName, maximumBytes }) => [fileName, maximumBytes]),
    [
      ['params/a.npz', 1e6],
      ['params/b.pkl', 1e6],
    ],
  );
  const problem = { reason: 'params/unsafe', message: 'params/b.pkl names code.' };
  worker.say({ type: 'requestFailed', requestId: worker.lastRequestId, problem });
  assert.deepEqual(await outcome, {
    type: 'failed',
    kind: 'comparison',
    fileName: 'a and b',
    problem,
  });
  assert.equal(worker.isTerminated, true);
});

test('a comparison that is cancelled ends its worker at once and says so', async () => {
  const worker = new FakeWorker();
  const work = new AbortController();
  const outcome = makeComparison(
    { compared: ['a.npz', 'b.pkl'] },
    {
      ...{ fileName: 'a and b', signal: work.signal, onProgress: () => {} },
      ...{ createWorker: () => worker, dataset: () => order.dataset, maximumBytes: () => 1e6 },
      readFile: async () => Uint8Array.of(1),
      nameOf: address => address,
    },
  );
  await new Promise(resolve => setImmediate(resolve));
  assert.deepEqual(worker.typesPosted(), ['compare']);
  work.abort();
  assert.equal(worker.isTerminated, true);
  const page = await outcome;
  assert.ok(page.type === 'failed');
  assert.equal(page.problem.reason, 'cancelled');
});
