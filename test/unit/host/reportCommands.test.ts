import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { ReportTask } from '../../../src/host/reportSubject.ts';
import type { ReportTabs } from '../../../src/host/reportTabs.ts';
import { order } from './fakeRun.ts';
import { createSession } from './fakes.ts';
import { fake, resetVscode, Uri } from './fakeVscode.ts';

const { listFolder } = await import('../../../src/host/listFolder.ts');
const { reportCommands } = await import('../../../src/host/reportCommands.ts');

beforeEach(resetVscode);

/** The commands, and the tasks of the tabs that they open. */
function commands() {
  const shown: ReportTask[] = [];
  const tabs = { show: (task: ReportTask) => shown.push(task) } as unknown as ReportTabs;
  const { session } = createSession();
  return { shown, ...reportCommands({ tabs, dataset: () => order.dataset, session }) };
}

const uriOf = (path: string) => Uri.file(path) as never;

test('a file has a report, several files and a folder have a table', async () => {
  fake.files.set('/work/params/a.npz', Uint8Array.of(1));
  const { evaluate, shown } = commands();
  await evaluate(uriOf('/work/params/a.npz'), [uriOf('/work/params/a.npz')]);
  await evaluate(uriOf('/work/gone.npz'));
  await evaluate(uriOf('/work/b.pkl'), [uriOf('/work/a.npz'), uriOf('/work/b.pkl')]);
  await evaluate(uriOf('/work/params'));
  assert.deepEqual(shown, [
    { file: 'file:///work/params/a.npz' },
    { file: 'file:///work/gone.npz' },
    { places: ['file:///work/a.npz', 'file:///work/b.pkl'] },
    { places: ['file:///work/params'] },
  ]);
});

test('a folder is listed with addresses, a file is none', async () => {
  fake.files.set('/work/params/a.npz', Uint8Array.of(1));
  fake.files.set('/work/params/deep/b.npz', Uint8Array.of(1));
  assert.deepEqual(await listFolder('file:///work/params'), [
    { name: 'a.npz', address: 'file:///work/params/a.npz', isFolder: false },
    { name: 'deep', address: 'file:///work/params/deep', isFolder: true },
  ]);
  assert.equal(await listFolder('file:///work/params/a.npz'), undefined);
  await assert.rejects(listFolder('file:///work/gone'), /gone is not there any more/);
});

test('a test digit that does not exist is refused where it is written', async () => {
  const { predictTestDigit, shown } = commands();
  const file = Uri.file('/work/a.safetensors') as never;
  fake.answers = ['99999', '99'];
  await predictTestDigit(file);
  assert.match(fake.shown[0].text, /no test digit 99999: they are counted from 0 to 99/);
  assert.equal(shown.length, 0);
  await predictTestDigit(file);
  assert.deepEqual(shown, [{ file: 'file:///work/a.safetensors', indices: [99] }]);
});
