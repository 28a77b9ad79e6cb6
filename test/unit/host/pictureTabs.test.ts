import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { LogOutputChannel } from 'vscode';
import { memoryIn } from './fakeMemory.ts';
import { fakePanels, settled } from './fakePage.ts';
import { createSession, FakeWorker } from './fakes.ts';
import { fake, resetVscode, Uri } from './fakeVscode.ts';

const { PictureTabs } = await import('../../../src/host/pictureTabs.ts');

const NINE = '/work/scans/nine.png';
const OTHER = '/work/other/nine.png';

beforeEach(() => {
  resetVscode();
  for (const path of [NINE, OTHER]) {
    fake.files.set(path, Uint8Array.of(1));
  }
});

/** The tabs of a window in which nothing was trained; what they remember outlives it. */
function openWindow(remembered: Map<string, unknown>) {
  const { pages, restore } = fakePanels();
  const workers: FakeWorker[] = [];
  const tabs = new PictureTabs(
    {
      extensionUri: Uri.file('/extension') as never,
      createWorker() {
        workers.push(new FakeWorker());
        return workers.at(-1)!;
      },
      session: createSession().session,
      saver: { fileNamed: () => undefined } as never,
      maximumBytes: () => 1e6,
      log: { info: () => {} } as unknown as LogOutputChannel,
    },
    memoryIn(remembered),
  );
  const show = (path: string) => tabs.show(Uri.file(path) as never);
  const asked = () =>
    workers.flatMap(({ posted }) => posted.map(order => 'fileName' in order && order.fileName));
  return { tabs, show, pages, workers, restore, asked };
}

test('a picture comes back after a reload of the window and is read again', async () => {
  const remembered = new Map<string, unknown>();
  const before = openWindow(remembered);
  before.show(NINE);
  await settled();
  assert.equal(before.pages[0].panel.title, 'Digit in nine.png');
  // The window goes: its tabs are not closed.
  before.tabs.dispose();
  assert.equal(before.pages[0].isClosed, false);
  assert.ok(before.workers[0].isTerminated);

  const after = openWindow(remembered);
  const page = await after.restore('Digit in nine.png');
  await settled();
  assert.deepEqual(after.asked(), ['scans/nine.png']);
  after.show(NINE);
  assert.equal(after.pages.length, 0, 'the tab that is there is brought to the front');
  page.close();
  const closed = await openWindow(remembered).restore('Digit in nine.png');
  assert.equal(closed.isClosed, true, 'it was closed');
});

test('pictures of one name have tabs of their own, and come back as what they were', async () => {
  const remembered = new Map<string, unknown>();
  const before = openWindow(remembered);
  before.show(NINE);
  before.show(OTHER);
  const titles = before.pages.map(({ panel }) => panel.title);
  assert.deepEqual(titles, ['Digit in nine.png', 'Digit in other/nine.png']);
  before.tabs.dispose();
  const after = openWindow(remembered);
  for (const title of titles) {
    await after.restore(title);
  }
  await settled();
  assert.deepEqual(after.asked(), ['scans/nine.png', 'other/nine.png']);
});
