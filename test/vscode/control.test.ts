// Pausing, stepping, stopping; and that nothing a person does to the view disturbs the run.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { control, dashboard, iteration, waitForState } from './dashboard.ts';
import { eventually } from './eventually.ts';
import { LONG_RUN, openScene, type Scene } from './scene.ts';
import {
  choose,
  notification,
  reloadWindow,
  runCommand,
  showContainer,
  statusBarItem,
  webview,
} from './window.ts';

let scene: Scene;

before(async () => {
  scene = await openScene({ settings: LONG_RUN });
});

after(() => scene?.close());

async function paused() {
  const frame = await dashboard(scene.window.page);
  await control(frame, 'Pause').click();
  await waitForState(frame, 'Paused');
  return frame;
}

test('pause holds the run, one step is one batch, resume goes on', async () => {
  const { page } = scene.window;
  await runCommand(page, 'MNIST: Train');
  await waitForState(await dashboard(page), 'Training');
  const frame = await paused();
  await statusBarItem(page, /MNIST \d+\.\d %/).waitFor();
  const before = await iteration(frame);
  await control(frame, 'Step batch').click();
  await frame
    .locator('mnist-run-status dd', { hasText: `${(before + 1).toLocaleString('en-US')} of` })
    .waitFor();
  await waitForState(frame, 'Paused');
  await scene.screenshot('paused');
  await control(frame, 'Resume').click();
  await waitForState(frame, 'Training');
});

test('Step One Epoch ends at the end of an epoch', async () => {
  const { page } = scene.window;
  const frame = await paused();
  await runCommand(page, 'MNIST: Step One Epoch');
  await frame.locator('mnist-run-status').filter({ hasText: 'Paused' }).waitFor();
  await eventually(async () => {
    const now = await iteration(frame);
    const log = await scene.logText();
    const epochs = [...log.matchAll(/epoch (\d+)\//g)].map(found => Number(found[1]));
    const perEpoch = now / epochs.at(-1)!;
    assert.equal(perEpoch, Math.round(perEpoch), `${now} batches after ${epochs.at(-1)} epochs`);
  });
  await runCommand(page, 'MNIST: Resume');
  await waitForState(frame, 'Training');
});

test('a hidden view comes back with the whole history, and the run went on', async () => {
  const { page } = scene.window;
  const seen = await iteration(await dashboard(page));
  await showContainer(page, 'Explorer');
  await statusBarItem(page, /MNIST \d+\.\d %/)
    .locator('a')
    .click();
  const frame = await dashboard(page);
  await waitForState(frame, 'Training');
  assert.ok((await iteration(frame)) >= seen);
});

test('the same dashboard opens as an editor tab and is live there', async () => {
  const { page } = scene.window;
  await runCommand(page, 'MNIST: Open Dashboard in Editor');
  const tab = await dashboard(page, 'editor');
  await waitForState(tab, 'Training');
  const first = await iteration(tab);
  await eventually(async () => assert.ok((await iteration(tab)) > first));
  await scene.screenshot('editor');
  await runCommand(page, 'View: Close Editor');
  await waitForState(await dashboard(page), 'Training');
});

test('the view can be moved to the panel while it trains', async () => {
  const { page } = scene.window;
  await dashboard(page);
  await runCommand(page, 'View: Move View');
  await choose(page, 'Dashboard');
  await choose(page, 'New Panel Entry');
  const moved = await webview(page, 'view');
  await waitForState(moved, 'Training');
  await runCommand(page, 'View: Reset View Locations');
  await runCommand(page, 'MNIST: Open Dashboard');
  await waitForState(await dashboard(page), 'Training');
});

test('a second Train asks, and keeps the run when told so', async () => {
  const { page } = scene.window;
  await runCommand(page, 'MNIST: Train');
  await page.getByText('Keep it running').first().click();
  const frame = await dashboard(page);
  await waitForState(frame, 'Training');
  const before = await iteration(frame);
  assert.ok(before > 0);
  await runCommand(page, 'MNIST: Train');
  await page.getByText('Stop it and start a new one').first().click();
  await eventually(async () => assert.match(await scene.logText(), /dataset: .*dataset: /s));
});

test('stop keeps the weights and offers to save them', async () => {
  const { page } = scene.window;
  const frame = await dashboard(page);
  await waitForState(frame, 'Training');
  await eventually(async () => assert.ok((await iteration(frame)) > 0));
  await control(frame, 'Stop').click();
  await waitForState(frame, 'Stopped');
  assert.deepEqual(await scene.savedParams(), []);
  const message = notification(page, 'stopped');
  await message.getByRole('button', { name: 'Save' }).click();
  await eventually(async () => assert.equal((await scene.savedParams()).length, 1));
});

test('a reloaded window offers the weights of the run that it interrupted', async () => {
  const { page } = scene.window;
  await runCommand(page, 'MNIST: Train');
  const frame = await dashboard(page);
  await waitForState(frame, 'Training');
  await eventually(async () => {
    const kept = await readdir(scene.server.dataFolder, { recursive: true });
    assert.ok(kept.some(name => name.endsWith('interrupted-run.safetensors')));
  });
  await reloadWindow(page);
  const back = await dashboard(page);
  await back.locator('mnist-run-notices').filter({ hasText: 'interrupted' }).waitFor();
  await scene.screenshot('recovered');
  await back.locator('mnist-run-notices vscode-button', { hasText: 'Save' }).click();
  await eventually(async () => assert.equal((await scene.savedParams()).length, 2));
});

test('the console of the window has no error', () => {
  assert.deepEqual(scene.window.problems, []);
});
