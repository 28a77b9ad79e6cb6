import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { FromDashboard, ToDashboard } from '../../../src/protocol/dashboardMessages.ts';
import { fake, resetVscode, Uri, window } from './fakeVscode.ts';

const { DashboardView } = await import('../../../src/host/dashboardView.ts');

beforeEach(resetVscode);

/** A side bar whose page says what the test wants. */
function openSideBar() {
  const sent: ToDashboard[] = [];
  let resolve: (view: unknown) => void = () => {};
  let listen: (message: FromDashboard) => void = () => {};
  let onVisibility: () => void = () => {};
  const registration = { dispose: () => {} };
  Object.assign(window, {
    registerWebviewViewProvider(_id: string, provider: { resolveWebviewView: typeof resolve }) {
      resolve = provider.resolveWebviewView;
      return registration;
    },
  });
  const updates = { setVisible() {}, ready() {}, dispose() {} };
  const view = new DashboardView({
    extensionUri: Uri.file('/extension'),
    session: { views: { add: () => updates } },
    actions: {},
  } as never);
  const webview = {
    cspSource: 'https://webview.test',
    asWebviewUri: (uri: Uri) => uri,
    postMessage: (message: ToDashboard) => sent.push(message),
    onDidReceiveMessage(listener: typeof listen) {
      listen = listener;
      return registration;
    },
  };
  const holder = {
    webview,
    visible: true,
    onDidChangeVisibility(listener: () => void) {
      onVisibility = listener;
      return registration;
    },
    onDidDispose: () => registration,
  };
  return {
    ...{ view, sent },
    open: () => resolve(holder),
    pageListens: () => listen({ type: 'ready' }),
    setVisible(visible: boolean) {
      holder.visible = visible;
      onVisibility();
    },
  };
}

const SHOW_PAD: ToDashboard = { type: 'showPart', name: 'draw' };

test('a part is shown as soon as the page of the view listens, and once', async () => {
  const sideBar = openSideBar();
  await sideBar.view.show('draw');
  assert.deepEqual(fake.executed, [['mnist.dashboard.focus']]);
  sideBar.open();
  assert.deepEqual(sideBar.sent, []);
  sideBar.pageListens();
  assert.deepEqual(sideBar.sent, [SHOW_PAD]);
  sideBar.pageListens();
  assert.equal(sideBar.sent.length, 1);
});

test('a page that listens shows it at once; one that was hidden when it is back', async () => {
  const sideBar = openSideBar();
  sideBar.open();
  sideBar.pageListens();
  await sideBar.view.show('draw');
  assert.deepEqual(sideBar.sent, [SHOW_PAD]);
  sideBar.setVisible(false);
  await sideBar.view.show('draw');
  assert.equal(sideBar.sent.length, 1);
  sideBar.setVisible(true);
  sideBar.pageListens();
  assert.equal(sideBar.sent.length, 2);
});

test('to open the dashboard shows no part', async () => {
  const sideBar = openSideBar();
  sideBar.open();
  sideBar.pageListens();
  await sideBar.view.show();
  assert.deepEqual(sideBar.sent, []);
});
