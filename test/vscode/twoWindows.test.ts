// Two windows on the same folder, both with a run on.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { control, dashboard, iteration, waitForState } from './dashboard.ts';
import { eventually } from './eventually.ts';
import { LONG_RUN, openScene, type Scene } from './scene.ts';
import { openWindow, reloadWindow, runCommand, type VsCodeWindow } from './window.ts';

let scene: Scene;
let windows: VsCodeWindow[];

before(async () => {
  scene = await openScene({ settings: LONG_RUN });
  windows = [
    scene.window,
    await openWindow(scene.browser, scene.server.addressOf(scene.workspace)),
  ];
});

after(() => scene?.close());

async function train({ page }: VsCodeWindow): Promise<FrameLocator> {
  await runCommand(page, 'MNIST: Train');
  const frame = await dashboard(page);
  await waitForState(frame, 'Training');
  await eventually(async () => assert.ok((await iteration(frame)) > 100));
  return frame;
}

test('each keeps its own weights for the case of an accident', async () => {
  await train(windows[0]);
  await train(windows[1]);
  await eventually(async () => {
    const names = await readdir(scene.server.dataFolder, { recursive: true });
    const kept = names.filter(name => name.endsWith('interrupted-run.safetensors'));
    assert.equal(kept.length, 2, kept.join('\n'));
  });
});

test('each saves a file of its own', async () => {
  for (const { page } of windows) {
    const frame = await dashboard(page);
    await control(frame, 'Stop').click();
    await waitForState(frame, 'Stopped');
    await control(frame, 'Save').click();
    await frame.getByText('Saved as').waitFor();
  }
  assert.equal((await scene.savedParams()).length, 2);
});

test('a reload of one offers its run, and does not disturb the other one', async () => {
  const other = await train(windows[1]);
  await train(windows[0]);
  await eventually(async () => {
    const names = await readdir(scene.server.dataFolder, { recursive: true });
    const kept = names.filter(name => name.endsWith('interrupted-run.safetensors'));
    assert.equal(kept.length, 2, kept.join('\n'));
  });
  await reloadWindow(windows[0].page);
  const back = await dashboard(windows[0].page);
  await back.locator('mnist-run-notices').filter({ hasText: 'interrupted' }).waitFor();
  await waitForState(other, 'Training');
  await control(other, 'Stop').click();
  await waitForState(other, 'Stopped');
  await control(other, 'Save').click();
  await back.locator('mnist-run-notices vscode-button', { hasText: 'Save' }).click();
  await eventually(async () => assert.equal((await scene.savedParams()).length, 4));
});
