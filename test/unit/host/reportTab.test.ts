import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { LogOutputChannel } from 'vscode';
import type { FileTask } from '../../../src/host/reportSubject.ts';
import type { FromReport, ToReport } from '../../../src/protocol/reportMessages.ts';
import { FakePage, settled } from './fakePage.ts';
import { order } from './fakeRun.ts';
import { FakeWorker } from './fakes.ts';
import { changeSetting, fake, resetVscode, Uri } from './fakeVscode.ts';

const { ReportTab } = await import('../../../src/host/reportTab.ts');

beforeEach(resetVscode);

/** A tab whose page says what the test wants, in front of workers that find no digits. */
function openTab(task: Partial<FileTask> = {}) {
  const page = new FakePage<FromReport, ToReport>();
  const workers: FakeWorker[] = [];
  const logged: string[] = [];
  fake.files.set('/work/a.safetensors', Uint8Array.of(1, 2, 3));
  const tab = new ReportTab(
    page.panel,
    { file: 'file:///work/a.safetensors', ...task },
    {
      extensionUri: Uri.file('/extension') as never,
      createWorker() {
        workers.push(new FakeWorker());
        return workers.at(-1)!;
      },
      dataset: () => order.dataset,
      maximumBytes: () => 1e6,
      log: { info: (line: string) => logged.push(line) } as unknown as LogOutputChannel,
    },
  );
  return { tab, page, workers, logged };
}

async function failFor({ workers }: ReturnType<typeof openTab>, reason: string) {
  await settled();
  const worker = workers.at(-1)!;
  const problem = { reason, message: 'It cannot be read.' };
  worker.say({ type: 'requestFailed', requestId: worker.lastRequestId, problem });
  await settled();
}

test('digits that cannot be read: another folder evaluates again by itself, once', async () => {
  const tab = openTab();
  await failFor(tab, 'dataset/missing');
  changeSetting('datasetFolder', '/elsewhere');
  assert.equal(tab.workers.length, 1, 'nobody has asked the tab for another folder');
  tab.page.say({ type: 'chooseDatasetFolder' });
  assert.deepEqual(fake.executed, [['mnist.chooseDatasetFolder']]);
  changeSetting('epochs', 3);
  await settled();
  assert.equal(tab.workers.length, 1);
  changeSetting('datasetFolder', '/digits');
  changeSetting('datasetFolder', '/other');
  await settled();
  assert.equal(tab.workers.length, 2);
  tab.page.say({ type: 'openSettings' });
  assert.deepEqual(fake.executed.at(-1), ['mnist.openSettings']);
  tab.page.close();
  changeSetting('datasetFolder', '/late');
  await settled();
  assert.equal(tab.workers.length, 2, 'a closed tab does nothing more');
});

test('a prediction is called so, while it is made and when it fails', async () => {
  const tab = openTab({ indices: [7] });
  await failFor(tab, 'index');
  assert.equal(fake.shown[0].text, 'MNIST: predicting with a.safetensors');
  assert.ok(tab.page.sent.every(message => 'kind' in message && message.kind === 'prediction'));
  assert.match(tab.logged[0], /^not predicted: /);
  resetVscode();
  await failFor(openTab(), 'params/offsets');
  assert.equal(fake.shown[0].text, 'MNIST: evaluating a.safetensors');
});
