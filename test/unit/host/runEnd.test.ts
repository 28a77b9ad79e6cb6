import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { LogOutputChannel } from 'vscode';
import { decodeSafetensors } from '../../../src/params/safetensors.ts';
import type { FromWorker } from '../../../src/protocol/workerMessages.ts';
import { checkpointAt, order, positionAt, started } from './fakeRun.ts';
import { addFakeView, createTrainingSession } from './fakes.ts';
import { fake, resetVscode } from './fakeVscode.ts';

const { ParamsSaver } = await import('../../../src/host/paramsSaver.ts');
const { RunEnd } = await import('../../../src/host/runEnd.ts');

const finished: FromWorker = {
  ...{ type: 'finished', position: positionAt(1000) },
  checkpoint: checkpointAt(1000, 0.9812),
};
const stopped: FromWorker = {
  ...{ type: 'stopped', position: positionAt(130) },
  checkpoint: checkpointAt(130),
};

beforeEach(resetVscode);

function createRun() {
  const all = createTrainingSession();
  const logged: string[] = [];
  const note = (line: string) => void logged.push(line);
  const saver = new ParamsSaver({ info: note, error: note } as unknown as LogOutputChannel);
  const runEnd = new RunEnd(all.session, saver, error => assert.fail(String(error)));
  runEnd.watch();
  /** Lets everything happen that the worker's words lead to. */
  const say = async (...news: FromWorker[]) => {
    all.worker().say(...news);
    await settled();
  };
  return { ...all, saver, runEnd, logged, say };
}

/** Leaves the next message open; the returned function presses one of its buttons. */
function leaveOpen(): (button: string) => void {
  let press: (button: string) => void = () => {};
  fake.answers.push(new Promise(resolve => (press = resolve)));
  return button => press(button);
}

/** Of the files that were saved. */
function iterationsSaved(): (number | undefined)[] {
  return [...fake.files].map(
    ([path, bytes]) => decodeSafetensors(bytes, path).provenance.iterations,
  );
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await new Promise(resolve => setImmediate(resolve));
  }
}

test('a finished run is saved and told in one message', async () => {
  const { session, logged, say } = createRun();
  await say(finished);
  const [path] = [...fake.files.keys()];
  assert.match(path, /^\/work\/params\/\d{4}-\d\d-\d\d_\d{4}_784-10_98\.1\.safetensors$/);
  assert.equal(fake.files.size, 1);
  const { provenance } = decodeSafetensors(fake.files.get(path)!, path);
  assert.equal(provenance.iterations, 1000);
  const label = path.replace('/work/', '');
  assert.deepEqual(fake.shown, [
    {
      ...{ kind: 'info', text: `MNIST: 98.1 % on 10,000 test digits, saved as ${label}` },
      choices: ['Open Dashboard', 'Reveal File'],
    },
  ]);
  assert.equal(session.facts.savedAs, label);
  assert.equal(session.facts.canSave, false);
  assert.deepEqual(logged, [`saved: ${path}`]);
});

test('the message’s buttons reveal the file and open the dashboard', async () => {
  const { say } = createRun();
  fake.answers = ['Reveal File'];
  await say(finished);
  const [[command, uri]] = fake.executed;
  assert.equal(command, 'revealInExplorer');
  assert.equal(String(uri), `file://${[...fake.files.keys()][0]}`);
  fake.executed = [];
  fake.answers = ['Open Dashboard'];
  const other = createRun();
  await other.say(finished);
  assert.deepEqual(fake.executed, [['mnist.openDashboard']]);
});

test('a second run in the same minute does not overwrite the file of the first', async () => {
  await createRun().say(finished);
  await createRun().say(finished);
  assert.equal(fake.files.size, 2);
});

test('Save pressed while a finished run is being saved makes no second file', async () => {
  const { runEnd, worker } = createRun();
  worker().say(finished);
  assert.equal(await runEnd.save(), true);
  assert.equal(fake.files.size, 1);
  assert.ok(fake.shown.some(({ text }) => text.includes('already saved as')));
});

test('what is being saved at the end is over when it is saved, or cannot be', async () => {
  for (const readOnly of [undefined, '/work']) {
    fake.readOnly = readOnly;
    leaveOpen();
    const { session, runEnd, worker } = createRun();
    worker().say(finished);
    assert.equal(session.facts.savedAs, undefined);
    await runEnd.savedAtEnd;
    assert.equal(session.facts.savedAs === undefined, readOnly !== undefined);
  }
});

test('a folder that may not be written to is told once, and the weights are kept', async () => {
  const { session, logged, say } = createRun();
  fake.readOnly = '/work';
  await say(finished);
  assert.equal(fake.shown.length, 1);
  assert.equal(fake.shown[0].kind, 'error');
  assert.match(fake.shown[0].text, /not saved: .*may not be written/);
  assert.deepEqual(fake.shown[0].choices, ['Save As…']);
  assert.equal(session.facts.canSave, true);
  assert.match(session.facts.saveProblem!, /may not be written to; allow it/);
  assert.match(logged[0], /^not saved: /);
});

test('a save that fails is told by the dashboard alone where one is seen', async () => {
  const { session, runEnd, say } = createRun();
  const view = addFakeView(session);
  view.setVisible(true);
  fake.readOnly = '/work';
  await say(finished);
  assert.equal(await runEnd.save(), false);
  assert.match(session.facts.saveProblem!, /may not be written to/);
  assert.deepEqual(fake.shown, []);
  view.setVisible(false);
  assert.equal(await runEnd.save(), false);
  assert.equal(fake.shown.length, 1);
});

test('the dashboard knows that weights are not saved, until they are', async () => {
  const { session, runEnd, say } = createRun();
  fake.readOnly = '/work';
  const dismiss = leaveOpen();
  await say(finished);
  assert.ok(session.facts.saveProblem, 'while the message is still open');
  dismiss('');
  await settled();
  assert.equal(await runEnd.save(), false);
  fake.answers = ['/home/me/mine.safetensors'];
  assert.equal(await runEnd.saveAs(), true);
  assert.equal(session.facts.saveProblem, undefined);
  assert.equal(session.facts.savedAs, '/home/me/mine.safetensors');
});

test('that weights of one run are not saved does not count for the next', async () => {
  const { session, say } = createRun();
  fake.readOnly = '/work';
  const press = leaveOpen();
  await say(stopped);
  session.train(order);
  await say(started(), { type: 'checkpoint', checkpoint: checkpointAt(130, 0.5) });
  press('Save');
  await settled();
  assert.match(fake.shown.at(-1)!.text, /not saved: .*may not be written/);
  assert.equal(session.facts.saveProblem, undefined);
});

test('Save As… puts the kept weights where the user says', async () => {
  const { session, say } = createRun();
  fake.readOnly = '/work';
  fake.answers = ['Save As…', '/home/me/mine.safetensors'];
  await say(finished);
  assert.deepEqual([...fake.files.keys()], ['/home/me/mine.safetensors']);
  assert.equal(session.facts.canSave, false);
});

test('a params folder outside the workspace is refused, and Save As… offered', async () => {
  const { session, say } = createRun();
  fake.settings.paramsFolder = '../elsewhere';
  await say(finished);
  assert.match(fake.shown[0].text, /mnist\.paramsFolder is "\.\.\/elsewhere"/);
  assert.equal(fake.files.size, 0);
  assert.equal(session.facts.canSave, true);
});

test('without a folder the run trains, and asks where to save in its one message', async () => {
  const { session, say } = createRun();
  fake.folders = [];
  fake.answers = ['Save…', '/home/me/mine.safetensors'];
  await say(finished);
  assert.match(fake.shown[0].text, /98\.1 % on 10,000 test digits, not saved/);
  assert.equal(fake.shown[1].kind, 'saveDialog');
  assert.deepEqual([...fake.files.keys()], ['/home/me/mine.safetensors']);
  assert.equal(session.facts.canSave, false);
});

test('a cancelled dialog keeps the weights', async () => {
  const { session, say } = createRun();
  fake.folders = [];
  fake.answers = ['Save…', undefined];
  await say(finished);
  assert.equal(session.facts.canSave, true);
  assert.equal(session.facts.savedAs, undefined);
});

test('a stopped run is saved only when the user says so', async () => {
  const { session, say } = createRun();
  await say(stopped);
  assert.equal(fake.files.size, 0);
  assert.match(fake.shown[0].text, /stopped, 97\.1 % on 10,000 test digits, not saved/);
  assert.equal(session.facts.canSave, true);
  resetVscode();
  fake.answers = ['Save'];
  await createRun().say(stopped);
  assert.equal(fake.files.size, 1);
});

test('a run that was stopped before its first batch, or while loading, is not talked about', async () => {
  const { say } = createRun();
  await say({ type: 'stopped', position: positionAt(0), checkpoint: checkpointAt(0) });
  await createRun().say({ type: 'cancelled' });
  assert.deepEqual(fake.shown, []);
});

test('Save Params asks for the folder where the workspace has several', async () => {
  const { runEnd, worker, say } = createRun();
  fake.folders = ['/work', '/other'];
  fake.answers = ['/other'];
  await say({ type: 'paused', position: positionAt(130) });
  const saving = runEnd.save();
  await settled();
  const requestId = worker().lastRequestId;
  await say({ type: 'currentCheckpoint', requestId, checkpoint: checkpointAt(130) });
  assert.equal(await saving, true);
  assert.match([...fake.files.keys()][0], /^\/other\/params\//);
});

test('weights of a run that was replaced while they were saved do not count for the new one', async () => {
  const { session, runEnd, say } = createRun();
  await say(stopped);
  const saving = runEnd.save();
  session.train(order);
  assert.equal(await saving, true);
  assert.equal(fake.files.size, 1);
  await say(started(), { type: 'checkpoint', checkpoint: checkpointAt(130) });
  assert.equal(session.facts.savedAs, undefined);
  assert.equal(session.facts.canSave, true);
});

test('a file outside the workspace is revealed elsewhere, or its path is said', async () => {
  const { runEnd, say } = createRun();
  fake.folders = [];
  fake.answers = ['Save…', '/home/me/mine.safetensors'];
  await say(finished);
  await runEnd.reveal();
  assert.equal(fake.executed[0][0], 'revealFileInOS');
  fake.missingCommands = ['revealFileInOS'];
  await runEnd.reveal();
  assert.match(fake.shown.at(-1)!.text, /\/home\/me\/mine\.safetensors/);
});

test('a message of a run that is answered in the next one saves its own weights', async () => {
  const { session, say } = createRun();
  const press = leaveOpen();
  await say(stopped);
  session.train(order);
  await say(started(), { type: 'checkpoint', checkpoint: checkpointAt(130, 0.5) });
  press('Save');
  await settled();
  assert.equal(fake.files.size, 1);
  assert.match([...fake.files.keys()][0], /_97\.1\.safetensors$/);
  assert.equal(session.facts.savedAs, undefined, 'the new run is not saved');
  assert.equal(session.facts.canSave, true);
  await say({ ...stopped, checkpoint: checkpointAt(130, 0.5) });
  assert.match(fake.shown.at(-1)!.text, /not saved/);
});

test('Reveal File shows the file that its message names, not the one saved last', async () => {
  const { session, runEnd, say } = createRun();
  const press = leaveOpen();
  await say(finished);
  const [first] = fake.files.keys();
  session.train(order);
  await say(started(), { ...finished, checkpoint: checkpointAt(1000, 0.5) });
  press('Reveal File');
  await settled();
  assert.equal(String(fake.executed[0][1]), `file://${first}`);
  await runEnd.reveal();
  assert.match(
    String(fake.executed[1][1]),
    /_50\.0\.safetensors$/,
    'the dashboard names the second',
  );
});

test('the dashboard reveals the file of its run, also when older weights were saved after it', async () => {
  const { session, runEnd, say } = createRun();
  const press = leaveOpen();
  await say(stopped);
  session.train(order);
  await say(started(), finished);
  press('Save');
  await settled();
  assert.deepEqual(iterationsSaved(), [1000, 130]);
  await runEnd.reveal();
  assert.match(String(fake.executed[0][1]), /_98\.1\.safetensors$/);
});

test('weights that the dashboard’s button has saved are not saved again by the message', async () => {
  const { runEnd, say } = createRun();
  const press = leaveOpen();
  await say(stopped);
  await runEnd.save();
  press('Save');
  await settled();
  assert.equal(fake.files.size, 1);
  assert.match(fake.shown.at(-1)!.text, /already saved as params/);
});
