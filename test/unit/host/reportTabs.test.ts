import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { LogOutputChannel } from 'vscode';
import type { ReportTask } from '../../../src/host/reportSubject.ts';
import { memoryIn } from './fakeMemory.ts';
import { fakePanels } from './fakePage.ts';
import { order } from './fakeRun.ts';
import { FakeWorker } from './fakes.ts';
import { fake, resetVscode, Uri } from './fakeVscode.ts';

const { ReportTabs } = await import('../../../src/host/reportTabs.ts');

beforeEach(() => {
  resetVscode();
  for (const name of ['a', 'b']) {
    fake.files.set(`/work/runs/${name}.safetensors`, Uint8Array.of(1));
  }
});

/** The tabs of a window; what they remember outlives it. */
function openWindow(remembered: Map<string, unknown>) {
  const { pages, restore } = fakePanels();
  const workers: FakeWorker[] = [];
  const tabs = new ReportTabs(
    {
      extensionUri: Uri.file('/extension') as never,
      createWorker() {
        workers.push(new FakeWorker());
        return workers.at(-1)!;
      },
      ...{ dataset: () => order.dataset, maximumBytes: () => 1e6 },
      log: { info: () => {} } as unknown as LogOutputChannel,
    },
    memoryIn(remembered),
  );
  return { tabs, pages, workers, restore };
}

/** The first order that a worker has got. */
async function firstOrder(workers: readonly FakeWorker[]) {
  for (let turn = 0; turn < 20 && !workers[0]?.posted.length; turn++) {
    await new Promise(resolve => setImmediate(resolve));
  }
  return workers[0]?.posted[0];
}

const [A, B] = ['a', 'b'].map(name => `file:///work/runs/${name}.safetensors`);
const TASKS: Record<string, { task: ReportTask; title: string; asks: object }> = {
  'a table of selected files': {
    ...{ task: { places: [A, B] }, title: 'Evaluation: 2 params files' },
    asks: { type: 'evaluate', fileName: 'runs/a.safetensors' },
  },
  'a comparison': {
    ...{ task: { compared: [A, B] }, title: 'Comparison: a.safetensors and b.safetensors' },
    asks: { type: 'compare' },
  },
  'an evaluation': {
    ...{ task: { file: A }, title: 'Evaluation: a.safetensors' },
    asks: { type: 'evaluate', fileName: 'runs/a.safetensors' },
  },
};

for (const [name, { task, title, asks }] of Object.entries(TASKS)) {
  test(`${name} comes back after a reload of the window and is made again`, async () => {
    const remembered = new Map<string, unknown>();
    const before = openWindow(remembered);
    before.tabs.show(task);
    assert.equal(before.pages[0].panel.title, title);
    // The window goes: its tabs are not closed.
    before.tabs.dispose();

    const after = openWindow(remembered);
    const page = await after.restore(title);
    assert.partialDeepStrictEqual(await firstOrder(after.workers), asks);
    assert.equal(page.isClosed, false);
    page.close();
    assert.equal((await openWindow(remembered).restore(title)).isClosed, true, 'it was closed');
  });
}
