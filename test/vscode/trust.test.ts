// A workspace that comes to be trusted while the dashboard is open.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { dashboard, waitForState } from './dashboard.ts';
import { eventually } from './eventually.ts';
import { openScene, type Scene, SHORT_RUN } from './scene.ts';
import { runCommand } from './window.ts';

let scene: Scene;

before(async () => {
  scene = await openScene({
    settings: SHORT_RUN,
    isTrusted: false,
    files: { '.vscode/settings.json': JSON.stringify({ 'mnist.paramsFolder': 'elsewhere' }) },
  });
});

after(() => scene?.close());

test("trust takes the notice away, and the next run follows the workspace's settings", async () => {
  const { page } = scene.window;
  await runCommand(page, 'MNIST: Open Dashboard');
  const frame = await dashboard(page);
  const notice = frame.locator('mnist-run-notices').filter({ hasText: 'Restricted Mode' });
  await notice.waitFor();
  await scene.screenshot('restricted');
  await runCommand(page, 'Workspaces: Manage Workspace Trust');
  await page
    .locator('.workspace-trust-editor')
    .getByRole('button', { name: 'Trust' })
    .first()
    .click();
  await notice.waitFor({ state: 'detached' });
  await runCommand(page, 'MNIST: Train');
  await waitForState(frame, 'Finished');
  await eventually(async () => {
    const names = await readdir(path.join(scene.workspace, 'elsewhere'));
    assert.equal(names.filter(name => name.endsWith('.safetensors')).length, 1);
  });
  assert.deepEqual(await scene.savedParams(), [], 'nothing in the default folder');
});
