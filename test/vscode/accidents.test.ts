// What may happen to a run from outside: its thread dies, or its file cannot be written.
import assert from 'node:assert/strict';
import { chmod, rm, stat, symlink } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { control, dashboard, iteration, waitForState } from './dashboard.ts';
import { eventually } from './eventually.ts';
import { packageAccident } from './packages.ts';
import { LONG_RUN, openScene, type Scene } from './scene.ts';
import { answer, notification, runCommand, showContainer } from './window.ts';

let scene: Scene;

before(async () => {
  scene = await openScene({ settings: LONG_RUN, packages: [await packageAccident()] });
});

after(() => scene?.close());

/** Waits until the run has weights to lose. */
async function trained() {
  const frame = await dashboard(scene.window.page);
  await waitForState(frame, 'Training');
  await eventually(async () => assert.ok((await iteration(frame)) > 100));
  return frame;
}

test('a training thread that ends: the run has failed, and the panel saves its weights', async () => {
  const { page } = scene.window;
  await runCommand(page, 'MNIST: Train');
  const frame = await trained();
  await runCommand(page, 'Accident: End the Training Thread');
  await waitForState(frame, 'Failed');
  const notice = frame.locator('mnist-run-notices').filter({ hasText: 'ended unexpectedly' });
  assert.equal(await notification(page, 'ended unexpectedly').count(), 0, 'told once');
  await notice.getByRole('button', { name: 'Save weights' }).click();
  await frame.getByText('Saved as').waitFor();
  assert.equal((await scene.savedParams()).length, 1);
});

test('a training thread that throws unseen: the message saves its weights, and a new run trains', async () => {
  const { page } = scene.window;
  await runCommand(page, 'MNIST: Train');
  await trained();
  await showContainer(page, 'Explorer');
  await runCommand(page, 'Accident: Throw in the Training Thread');
  const message = notification(page, 'by accident');
  await message.getByRole('button', { name: 'Save Last Good Weights' }).click();
  await eventually(async () => assert.equal((await scene.savedParams()).length, 2));
  await showContainer(page, 'MNIST');
  await control(await dashboard(page), 'Train again').click();
  await trained();
});

const isWindows = process.platform === 'win32';
const NO_READ_ONLY_FOLDER = 'a folder of Windows cannot be made read-only by its mode';

test('a read-only folder: told once and without a raw error, and another place takes the weights', {
  skip: isWindows && NO_READ_ONLY_FOLDER,
}, async () => {
  const { page } = scene.window;
  await makeReadOnly(path.join(scene.workspace, 'params'));
  const frame = await trained();
  await runCommand(page, 'Notifications: Clear All Notifications');
  await control(frame, 'Stop').click();
  await waitForState(frame, 'Stopped');
  await notification(page, 'stopped').getByRole('button', { name: 'Save' }).click();
  const notice = frame.locator('mnist-run-notices').filter({ hasText: 'are not saved' });
  await notice.waitFor();
  assert.equal(await notification(page, 'not saved').count(), 0, 'the panel tells it');
  assert.doesNotMatch(await notice.innerText(), /\b(E[A-Z]{3,}|NoPermissions|Error:)/);
  await scene.screenshot('read-only-folder');
  await notice.getByRole('button', { name: 'Save as…' }).click();
  const file = path.join(scene.workspace, 'rescued.safetensors');
  await answer(page, file);
  await frame.getByText('Saved as').waitFor();
  assert.ok((await stat(file)).size > 100_000);
});

/** Also for the super-user, whom no mode of a folder stops: he may not write into Linux' sysfs. */
async function makeReadOnly(folder: string): Promise<void> {
  if (process.getuid?.() === 0 && process.platform === 'linux') {
    await rm(folder, { recursive: true });
    await symlink('/sys', folder);
  } else {
    await chmod(folder, 0o555);
  }
}
