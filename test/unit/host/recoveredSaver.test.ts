import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { LogOutputChannel } from 'vscode';
import { encodeSafetensors } from '../../../src/params/safetensors.ts';
import { checkpointAt } from './fakeRun.ts';
import { addFakeView, createSession, FakeFolder } from './fakes.ts';
import { fake, resetVscode } from './fakeVscode.ts';

const { ParamsSaver } = await import('../../../src/host/paramsSaver.ts');
const { RecoveredSaver } = await import('../../../src/host/recoveredSaver.ts');
const { LIVE_FILE, Recovery } = await import('../../../src/host/recovery.ts');

beforeEach(resetVscode);

/** A window after a run that was interrupted. */
async function createAfterReload() {
  const folder = new FakeFolder();
  folder.files.set(LIVE_FILE, encodeSafetensors(checkpointAt(300)));
  const { session, clock } = createSession();
  const onFault = (fault: string) => assert.fail(fault);
  const recovery = new Recovery({ session, folder, clock, onFault });
  await recovery.load();
  const note = () => {};
  const saver = new ParamsSaver({ info: note, error: note } as unknown as LogOutputChannel);
  return { session, recoveredSaver: new RecoveredSaver({ session, saver, recovery }) };
}

test('saved weights of an interrupted run are told like any others, and offered no more', async () => {
  const { session, recoveredSaver } = await createAfterReload();
  fake.answers = ['Reveal File'];
  await recoveredSaver.save();
  const [path] = fake.files.keys();
  assert.match(path, /^\/work\/params\/.*_97\.1\.safetensors$/);
  assert.deepEqual(fake.shown, [
    {
      ...{ kind: 'info', text: `MNIST: saved as ${path.replace('/work/', '')}` },
      choices: ['Open Dashboard', 'Reveal File'],
    },
  ]);
  assert.equal(String(fake.executed[0][1]), `file://${path}`);
  assert.equal(session.facts.recovered, undefined);
});

test('a double click saves one file', async () => {
  const { recoveredSaver } = await createAfterReload();
  await Promise.all([recoveredSaver.save(), recoveredSaver.save()]);
  assert.equal(fake.files.size, 1);
});

test('weights that are not saved are still offered, with the reason and another place', async () => {
  const { session, recoveredSaver } = await createAfterReload();
  addFakeView(session).setVisible(true);
  fake.readOnly = '/work';
  await recoveredSaver.save();
  assert.deepEqual(fake.shown, [], 'the dashboard tells it');
  assert.match(session.facts.recovered!.saveProblem!, /may not be written to/);
  fake.answers = ['/home/me/mine.safetensors'];
  await recoveredSaver.saveAs();
  assert.deepEqual([...fake.files.keys()], ['/home/me/mine.safetensors']);
  assert.equal(session.facts.recovered, undefined);
});
