// Where there is no folder, no trust, or nothing good in the file.
import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { after, test } from 'node:test';
import { dashboard, waitForState } from './dashboard.ts';
import { eventually } from './eventually.ts';
import { openScene, type Scene, SHORT_RUN } from './scene.ts';
import { answer, chooseInMenu, explorerItem, notification, runCommand, webview } from './window.ts';

const open: Scene[] = [];

async function scene(options: Parameters<typeof openScene>[0]): Promise<Scene> {
  const opened = await openScene(options);
  open.push(opened);
  return opened;
}

after(async () => {
  for (const opened of open) {
    await opened.close();
  }
});

test('without a folder it trains and asks where to save', async () => {
  const { window, workspace, logText } = await scene({
    settings: SHORT_RUN,
    isEmptyWindow: true,
  });
  await runCommand(window.page, 'MNIST: Train');
  await waitForState(await dashboard(window.page), 'Finished');
  await notification(window.page, 'not saved').getByRole('button', { name: 'Save…' }).click();
  await answer(window.page, `${workspace}/mine.safetensors`);
  await eventually(async () => assert.match(await logText(), /saved: .*mine\.safetensors/));
  assert.ok((await stat(`${workspace}/mine.safetensors`)).size > 100_000);
});

test("in Restricted Mode it trains, ignores the workspace's paths and says so", async () => {
  const restricted = await scene({
    settings: SHORT_RUN,
    isTrusted: false,
    files: { '.vscode/settings.json': JSON.stringify({ 'mnist.paramsFolder': 'elsewhere' }) },
  });
  const { page } = restricted.window;
  await runCommand(page, 'MNIST: Train');
  await waitForState(await dashboard(page), 'Finished');
  await eventually(async () => {
    assert.equal((await restricted.savedParams()).length, 1, 'saved in the default folder');
  });
  assert.match(await restricted.logText(), /Restricted Mode/);
});

test('a damaged params file gets a sentence in its tab', async () => {
  const damaged = await scene({
    settings: SHORT_RUN,
    files: { 'broken.safetensors': new Uint8Array([255, 255, 255, 255, 0, 0, 0, 0, 123]) },
  });
  const { page } = damaged.window;
  await chooseInMenu(page, explorerItem(page, 'broken.safetensors'), 'MNIST: Evaluate');
  const report = (await webview(page, 'editor')).locator('mnist-report');
  await report.filter({ hasText: /broken\.safetensors.*header/s }).waitFor();
  await damaged.screenshot('damaged-params');
});

test('a setting out of range is named with its range, and nothing starts', async () => {
  const wrong = await scene({ settings: { ...SHORT_RUN, 'mnist.learningRate': 1000 } });
  const { page } = wrong.window;
  await runCommand(page, 'MNIST: Train');
  const message = notification(page, 'mnist.learningRate');
  await message.waitFor();
  assert.match(await message.innerText(), /1000.*100/s);
  assert.doesNotMatch(await wrong.logText(), /dataset:/);
});
