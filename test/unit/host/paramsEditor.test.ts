import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { LogOutputChannel } from 'vscode';
import type { FromParamsPage, ToParamsPage } from '../../../src/protocol/paramsPageMessages.ts';
import { portrait } from '../../../src/worker/portrait.ts';
import { networkOf } from '../params/safetensorsFiles.ts';
import { FakePage, settled } from './fakePage.ts';
import { FakeWorker } from './fakes.ts';
import { changeFile, deleteFile, fake, resetVscode, Uri } from './fakeVscode.ts';
import { manifest } from './manifest.ts';

const { ParamsEditor } = await import('../../../src/host/paramsEditor.ts');
const { offeredActions } = await import('../../../src/host/paramsActions.ts');
const { PARAMS_EDITORS } = await import('../../../src/host/paramsEditors.ts');

beforeEach(resetVscode);

const FILE = '/work/params/a.safetensors';

/** An editor whose page says what the test wants, in front of workers that the test speaks for. */
function openEditor(maximumBytes = 1e6, path = FILE) {
  const page = new FakePage<FromParamsPage, ToParamsPage>();
  const workers: FakeWorker[] = [];
  fake.files.set(path, Uint8Array.of(1, 2, 3));
  new ParamsEditor(Uri.file(path) as never, page.panel, {
    extensionUri: Uri.file('/extension') as never,
    createWorker() {
      workers.push(new FakeWorker());
      return workers.at(-1)!;
    },
    maximumBytes: () => maximumBytes,
    log: { info: () => {} } as unknown as LogOutputChannel,
  });
  return { page, workers, sent: page.sent };
}

const seen = portrait({ parameters: networkOf([784, 3, 10]), provenance: {} });

async function answerLast({ workers }: { readonly workers: readonly FakeWorker[] }) {
  await settled();
  const worker = workers.at(-1)!;
  worker.say({ type: 'portrayed', requestId: worker.lastRequestId, portrait: seen });
  await settled();
}

test('a worker gets the bytes, and the page its portrait with what can be done', async () => {
  fake.registeredCommands.push('mnist.evaluate', 'mnist.exportParams', 'mnist.else');
  const editor = openEditor();
  editor.page.say({ type: 'ready' });
  assert.deepEqual(editor.sent, [{ type: 'opening', fileName: 'params/a.safetensors' }]);
  await answerLast(editor);
  const asked = editor.workers[0].posted[0];
  assert.ok(asked.type === 'portray');
  assert.deepEqual([...asked.file], [1, 2, 3]);
  assert.deepEqual([asked.fileName, asked.maximumBytes], ['params/a.safetensors', 1e6]);
  const shown = editor.sent.at(-1)!;
  assert.ok(shown.type === 'opened');
  assert.deepEqual(shown.actions, ['evaluate', 'export']);
  assert.deepEqual([shown.byteCount, shown.portrait], [3, seen]);
  assert.ok(editor.workers[0].isTerminated);
});

test('a hidden page that comes back gets the newest state again', async () => {
  const editor = openEditor();
  await answerLast(editor);
  editor.page.say({ type: 'ready' });
  assert.equal(editor.sent.at(-1)?.type, 'opened');
  assert.equal(editor.workers.length, 1);
});

test('buttons run the commands with the file', async () => {
  const editor = openEditor();
  for (const action of ['evaluate', 'predict', 'resume', 'export', 'compare'] as const) {
    editor.page.say({ type: 'act', action });
  }
  editor.page.say({ type: 'reopenWith' });
  assert.deepEqual(
    fake.executed.map(([command, file]) => [command, file === undefined ? '' : `${file}`]),
    [
      ['mnist.evaluate', `file://${FILE}`],
      ['mnist.predictTestDigit', `file://${FILE}`],
      ['mnist.resumeTraining', `file://${FILE}`],
      ['mnist.exportParams', `file://${FILE}`],
      ['mnist.compareWith', `file://${FILE}`],
      ['workbench.action.reopenWithEditor', ''],
    ],
  );
});

test('a file that is too large is not even read', async () => {
  fake.sizes.set(FILE, 5e9);
  const editor = openEditor();
  await settled();
  const shown = editor.sent.at(-1)!;
  assert.ok(shown.type === 'failed');
  assert.equal(shown.problem.reason, 'too-large');
  assert.match(shown.problem.message, /5,000,000,000 bytes.*mnist\.maximumParamsMegabytes/);
  assert.equal(editor.workers.length, 0);
});

test('a file that changes is shown anew, and a deleted one is said to be gone', async () => {
  const editor = openEditor();
  await answerLast(editor);
  fake.files.set(FILE, Uint8Array.of(9, 9));
  changeFile(FILE);
  await settled();
  assert.equal(editor.sent.at(-1)?.type, 'opened', 'what is shown stays meanwhile');
  await answerLast(editor);
  const anew = editor.sent.at(-1)!;
  assert.ok(anew.type === 'opened' && anew.byteCount === 2);
  deleteFile(FILE);
  await settled();
  const gone = editor.sent.at(-1)!;
  assert.ok(gone.type === 'failed');
  assert.match(gone.problem.message, /a\.safetensors is not there any more/);
});

test('a name with wildcards in it is watched as it stands', async () => {
  const path = '/work/params/a [1]{b}.safetensors';
  const editor = openEditor(1e6, path);
  await answerLast(editor);
  changeFile('/work/params/a 1b.safetensors');
  await settled();
  assert.equal(editor.workers.length, 1, 'another file');
  changeFile(path);
  await settled();
  assert.equal(editor.workers.length, 2);
});

test('of two changes in a row only the newest is shown', async () => {
  const editor = openEditor();
  await settled();
  changeFile(FILE);
  await settled();
  assert.ok(editor.workers[0].isTerminated);
  await answerLast(editor);
  const types = editor.sent.map(({ type }) => type);
  assert.deepEqual(types, ['opened']);
});

test('a closed editor ends its work and hears of nothing more', async () => {
  const editor = openEditor();
  await settled();
  editor.page.close();
  assert.ok(editor.workers[0].isTerminated);
  changeFile(FILE);
  await settled();
  assert.equal(editor.workers.length, 1);
  assert.deepEqual(editor.sent, []);
});

test('VS Code opens only safetensors by itself, and asks for editors that there are', () => {
  const { customEditors } = manifest.contributes;
  assert.deepEqual(
    customEditors.map(({ viewType }) => viewType),
    PARAMS_EDITORS,
  );
  assert.deepEqual(
    customEditors.map(({ priority, selector }) => [priority, selector[0].filenamePattern]),
    [
      ['default', '*.safetensors'],
      ['option', '*.{npz,pkl,pickle}'],
    ],
  );
});

test('only files of the native format can be resumed', async () => {
  fake.registeredCommands.push('mnist.resumeTraining', 'mnist.evaluate');
  assert.deepEqual(await offeredActions('a.SAFETENSORS'), ['evaluate', 'resume']);
  assert.deepEqual(await offeredActions('a.npz'), ['evaluate']);
});
