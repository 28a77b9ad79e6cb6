// Runs that do not begin: each is told once, in the panel where it is seen, with the ways on.
import assert from 'node:assert/strict';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { control, dashboard, waitForState } from './dashboard.ts';
import { eventually } from './eventually.ts';
import { openScene, type Scene, SHORT_RUN } from './scene.ts';
import { answer, notification, runCommand, webview } from './window.ts';

let scene: Scene;
before(async () => {
  // A dataset folder is a setting of the machine: in a served window it counts in the workspace.
  const settings = { 'mnist.datasetFolder': 'bad' };
  scene = await openScene({
    settings: { ...SHORT_RUN, 'mnist.dataset': 'auto' },
    files: {
      '.vscode/settings.json': JSON.stringify(settings),
      'bad/train-images-idx3-ubyte': new Uint8Array([0, 0, 8, 3]),
    },
  });
});

after(() => scene?.close());

function notices(page: Scene['window']['page']) {
  return webview(page, 'view').then(frame => frame.locator('mnist-run-notices'));
}

test('a bad dataset is told by the panel alone, however often, with every way on', async () => {
  const { page } = scene.window;
  await runCommand(page, 'MNIST: Train');
  const panel = await dashboard(page);
  await waitForState(panel, 'Failed');
  for (let attempt = 2; attempt <= 3; attempt++) {
    await control(panel, 'Train').click();
    await eventually(async () => {
      const failures = (await scene.logText()).match(/\[error\] failed/g) ?? [];
      assert.equal(failures.length, attempt);
    });
  }
  // The log is told before the panel.
  await waitForState(panel, 'Failed');
  const notice = (await notices(page)).locator('section');
  await notice.waitFor();
  assert.match(await notice.innerText(), /lacks the training labels \(train-labels-idx1-ubyte\)/);
  for (const name of ['Choose dataset folder…', 'Open settings', 'Show log']) {
    assert.ok(await notice.getByRole('button', { name }).isVisible(), name);
  }
  assert.deepEqual(await notification(page, /./).allInnerTexts(), [], 'no message besides');
  await scene.screenshot('bad-dataset');
  await notice.getByRole('button', { name: 'Choose dataset folder…' }).click();
  const good = path.join(scene.workspace, 'good');
  await mkdir(good);
  await answer(page, good);
  await notification(page, 'the next run uses').waitFor();
});

test('a worker whose file is missing is one sentence', async () => {
  const { page } = scene.window;
  const extensions = path.join(scene.server.dataFolder, 'extensions');
  const [folder] = (await readdir(extensions)).filter(name => name.startsWith('mnist-train'));
  await rm(path.join(extensions, folder, 'dist', 'worker.js'));
  await runCommand(page, 'MNIST: Train');
  const notice = (await notices(page)).locator('section').filter({ hasText: 'cannot start' });
  await notice.waitFor();
  assert.match(await notice.innerText(), /worker\.js is missing\. Install the extension again/);
  assert.doesNotMatch(await notice.innerText(), /Require stack/);
  await scene.screenshot('missing-worker');
});
