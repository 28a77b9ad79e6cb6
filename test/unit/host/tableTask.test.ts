import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeTable } from '../../../src/host/tableTask.ts';
import type { ParamsTable } from '../../../src/protocol/paramsTable.ts';
import type { EvaluationReport } from '../../../src/protocol/subjects.ts';
import type { ToWorker } from '../../../src/protocol/workerMessages.ts';
import { dataset, order } from './fakeRun.ts';
import { FakeWorker } from './fakes.ts';

/** What the worker does with a file: its accuracy, a reason why not, or death. */
type Fate = number | string | 'dies';

function report(accuracy: number): EvaluationReport {
  const { wrong, ...rest } = { wrong: undefined, confusion: [], precision: [], recall: [] };
  return {
    ...{ dataset, layers: [784, 10], total: 100, correct: 100 * accuracy, accuracy, loss: 1 },
    ...{ ...rest, wrong: wrong as never, provenance: {}, seconds: 0.1 },
  };
}

/** A worker that meets the files with their fates as soon as it is asked. */
class FatedWorker extends FakeWorker {
  readonly #fates: Readonly<Record<string, Fate>>;

  constructor(fates: Readonly<Record<string, Fate>>) {
    super();
    this.#fates = fates;
  }

  override post(message: ToWorker): void {
    super.post(message);
    if (message.type !== 'evaluate') {
      return;
    }
    const { requestId, fileName } = message;
    const fate = this.#fates[fileName];
    queueMicrotask(() => {
      if (fate === 'dies') {
        this.exit(1);
      } else if (typeof fate === 'number') {
        this.say({ type: 'evaluated', requestId, report: report(fate) });
      } else {
        const problem = { reason: fate, message: `${fileName}: ${fate}` };
        this.say({ type: 'requestFailed', requestId, problem });
      }
    });
  }
}

async function tableOf(
  fates: Readonly<Record<string, Fate>>,
  cancelAt?: string,
  places: readonly string[] = ['folder'],
) {
  const workers: FatedWorker[] = [];
  const tables: ParamsTable[] = [];
  const work = new AbortController();
  const outcome = await makeTable(
    { places },
    {
      ...{ fileName: 'folder', signal: work.signal, maximumBytes: () => 1e6 },
      createWorker() {
        workers.push(new FatedWorker(fates));
        return workers.at(-1)!;
      },
      dataset: () => order.dataset,
      async readFile(address) {
        if (address === cancelAt) {
          work.abort();
        }
        return Uint8Array.of(1);
      },
      nameOf: address => address,
      listFolder: async address =>
        address === 'folder'
          ? Object.keys(fates).map(name => ({ name, address: name, isFolder: false }))
          : undefined,
      onProgress: () => {},
      onTable: table => tables.push(structuredClone(table)),
    },
  );
  return { outcome, workers, tables };
}

async function finished(fates: Readonly<Record<string, Fate>>) {
  const { outcome, workers, tables } = await tableOf(fates);
  assert.ok(outcome.type === 'table');
  return { ...outcome.table, workers, tables };
}

test('one worker measures all files; one that cannot be read hides no other', async () => {
  const { evaluated, unread, total, doing, workers, tables } = await finished({
    ...{ 'a.npz': 0.5, 'b.pkl': 'params/unsafe', 'c.npz': 0.75 },
  });
  assert.deepEqual(
    evaluated.map(({ fileName, correct }) => [fileName, correct]),
    [
      ['a.npz', 50],
      ['c.npz', 75],
    ],
  );
  assert.deepEqual(unread, [{ fileName: 'b.pkl', message: 'b.pkl: params/unsafe' }]);
  assert.deepEqual([total, doing, workers.length], [3, undefined, 1]);
  assert.equal(workers[0].isTerminated, true);
  assert.equal('confusion' in evaluated[0], false, 'only what the table shows is sent');
  assert.deepEqual(
    tables.map(table => [table.evaluated.length, table.unread.length, table.doing]),
    [
      [1, 0, 'Evaluating b.pkl'],
      [1, 1, 'Evaluating c.npz'],
    ],
  );
});

test('a file that kills the worker costs only itself', async () => {
  const { evaluated, unread, workers } = await finished({ 'a.npz': 'dies', 'b.npz': 0.5 });
  assert.deepEqual([evaluated.length, unread.length, workers.length], [1, 1, 2]);
});

test('JSON of another program is no params file, and no fault either', async () => {
  const { evaluated, unread, total } = await finished({
    ...{ 'a.json': 'params/format', 'b.json': 'params/layers', 'c.json': 0.5 },
  });
  assert.deepEqual([evaluated.length, unread.length, total], [1, 1, 2]);
});

test('JSON that somebody has chosen is told when it is no params file', async () => {
  const { outcome } = await tableOf({ 'a.json': 'params/format' }, undefined, ['a.json']);
  assert.ok(outcome.type === 'table');
  assert.deepEqual(outcome.table.unread, [
    { fileName: 'a.json', message: 'a.json: params/format' },
  ]);
});

test('digits that cannot be read are told once, not for every file', async () => {
  const { outcome, workers } = await tableOf({ 'a.npz': 'dataset/missing', 'b.npz': 0.5 });
  assert.ok(outcome.type === 'failed');
  assert.equal(outcome.problem.reason, 'dataset/missing');
  assert.equal(workers[0].posted.length, 1);
});

test('cancelled, what was measured stays and what is missing is said', async () => {
  const fates = { 'a.npz': 0.5, 'b.npz': 0.5, 'c.npz': 0.5 };
  const { outcome, workers } = await tableOf(fates, 'b.npz');
  assert.ok(outcome.type === 'table');
  assert.equal(outcome.table.evaluated.length, 1);
  assert.match(outcome.table.notice!, /Cancelled: 2 of 3 files are not evaluated/);
  assert.equal(workers[0].isTerminated, true);
  const early = await tableOf(fates, 'a.npz');
  assert.ok(early.outcome.type === 'failed');
  assert.equal(early.outcome.problem.reason, 'cancelled');
});

test('a folder without params files says so', async () => {
  const { outcome } = await tableOf({ 'notes.json': 'params/format' });
  assert.ok(outcome.type === 'failed');
  assert.match(outcome.problem.message, /no params files.*\.safetensors/);
});

test('the worker is told that the files of a table may share the digits', async () => {
  const { workers } = await finished({ 'a.npz': 0.5, 'b.npz': 0.6 });
  const asked = workers[0].posted.filter(message => message.type === 'evaluate');
  assert.deepEqual(
    asked.map(({ isOneTask }) => isOneTask),
    [true, true],
  );
});
