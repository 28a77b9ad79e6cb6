// What becomes of the weights where they cannot be saved, and after a reload of the window.
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { dashboard, waitForState } from './dashboard.ts';
import { eventually } from './eventually.ts';
import { keptByVsCode } from './keptByVsCode.ts';
import { openScene, type Scene, SHORT_RUN } from './scene.ts';
import { reloadWindow, runCommand } from './window.ts';

let scene: Scene;

before(async () => {
  scene = await openScene({ settings: SHORT_RUN, files: { params: 'not a folder' } });
});

after(() => scene.close());

test('a file in the place of the params folder: the dashboard says so until they are saved', async () => {
  const { page } = scene.window;
  await runCommand(page, 'MNIST: Train');
  const panel = await dashboard(page);
  await waitForState(panel, 'Finished');
  const notice = panel.locator('mnist-run-notices').filter({ hasText: 'are not saved' });
  await notice.filter({ hasText: 'a file stands where its folder should be' }).waitFor();
  await scene.screenshot('not-saved');
  await rm(path.join(scene.workspace, 'params'));
  await notice.getByRole('button', { name: 'Save again' }).click();
  await panel.getByText('Saved as').waitFor();
  await eventually(async () => assert.equal((await scene.savedParams()).length, 1));
  assert.equal(await notice.count(), 0);
});

test('a reloaded window says where the last run is saved, while the file is there', async () => {
  const { page } = scene.window;
  await page.locator('.pane-header').filter({ hasText: 'Runs' }).click();
  const drawn = page.locator('.customview-tree .custom-view-tree-node-item-checkbox');
  await drawn.click();
  await eventually(async () => {
    const kept = await keptByVsCode(page);
    assert.match(kept, /mnist\.lastRun/);
    assert.match(kept, /mnist\.overlays/);
  });
  await reloadWindow(page);
  const [name] = await scene.savedParams();
  const panel = await dashboard(page);
  const notice = panel.locator('mnist-run-notices').filter({ hasText: 'Last run' });
  await notice.filter({ hasText: name }).waitFor();
  await scene.screenshot('last-run');
  await drawn.and(page.getByRole('checkbox', { checked: true })).waitFor();
  await rm(path.join(scene.workspace, 'params', name));
  await notice.waitFor({ state: 'detached' });
});
