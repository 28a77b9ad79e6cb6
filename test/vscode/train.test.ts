// The main way, as a person goes it: palette, panel, file, right-click.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { control, dashboard, figure, waitForState } from './dashboard.ts';
import { eventually } from './eventually.ts';
import { openScene, type Scene, SHORT_RUN } from './scene.ts';
import {
  answer,
  chooseInMenu,
  explorerItem,
  notification,
  runCommand,
  showContainer,
  webview,
} from './window.ts';

let scene: Scene;

before(async () => {
  scene = await openScene({ settings: SHORT_RUN });
});

after(() => scene?.close());

/** `97.1` of a text with `97.1 %`. */
function percentIn(text: string): number {
  const found = /(\d+\.\d+)\s%/.exec(text);
  assert.ok(found, `no percentage in "${text}"`);
  return Number(found[1]);
}

test('Train from the palette asks nothing and shows the network learning', async () => {
  const { page } = scene.window;
  await runCommand(page, 'MNIST: Train');
  const frame = await dashboard(page);
  await frame.locator('mnist-run-status .accuracy').waitFor();
  await waitForState(frame, 'Finished');
  assert.equal(await figure(frame, 'Epochs done'), '3 of 3');
  await frame.locator('mnist-run-status', { hasText: 'generated digits' }).waitFor();
  assert.equal(await frame.locator('mnist-history-chart').count(), 2);
  await frame.locator('mnist-weight-gallery canvas').first().waitFor();
  await scene.screenshot('train-finished');
  // What is scrolled out of sight is not drawn.
  await frame.locator('mnist-digit-gallery').scrollIntoViewIfNeeded();
  await frame.locator('mnist-digit-gallery canvas').first().waitFor();
});

test('one message says accuracy and file, and reveals the file', async () => {
  const { page } = scene.window;
  await eventually(async () => assert.equal((await scene.savedParams()).length, 1));
  const [file] = await scene.savedParams();
  assert.match(file, /784-32-10/);
  const message = notification(page, file);
  await message.waitFor();
  assert.match(await message.innerText(), /% on \d+ generated test digits/);
  await message.getByRole('button', { name: 'Reveal File' }).click();
  await explorerItem(page, file).waitFor();
});

test('the log has a line for every epoch, the result and the file', async () => {
  const log = await scene.logText();
  assert.match(log, /dataset: generated digits/);
  assert.match(log, /epoch 1\/3 .*epoch 2\/3 .*epoch 3\/3 /s);
  assert.match(log, /finished: test accuracy \d+\.\d\d % after 3 epochs/);
  assert.match(log, /saved: .*params.*\.safetensors/);
});

test('Evaluate by right-click measures what the run measured', async () => {
  const { page } = scene.window;
  const [file] = await scene.savedParams();
  await chooseInMenu(page, explorerItem(page, file), 'MNIST: Evaluate');
  const report = await webview(page, 'editor');
  await report.locator('mnist-report').filter({ hasText: 'Confusion matrix' }).waitFor();
  const measured = percentIn(await report.locator('mnist-evaluation-report .accuracy').innerText());
  const finished = percentIn(/finished: .*/.exec(await scene.logText())![0]);
  assert.ok(Math.abs(measured - finished) < 0.051, `${measured} and ${finished}`);
  await scene.screenshot('report');
});

test('Predict Test Digit… by right-click shows the digits asked for', async () => {
  const { page } = scene.window;
  const [file] = await scene.savedParams();
  await chooseInMenu(page, explorerItem(page, file), 'MNIST: Predict Test Digit…');
  await answer(page, '0-4');
  const tab = page.locator('.tab.active', { hasText: /Predict|Test digit/i });
  await tab.waitFor();
  const shown = await webview(page, 'editor');
  await shown.locator('mnist-report').filter({ hasText: 'Test digit 4' }).waitFor();
  await scene.screenshot('predict');
});

test('Train again from the panel makes another file and overwrites none', async () => {
  const { page } = scene.window;
  await showContainer(page, 'MNIST');
  await control(await dashboard(page), 'Train again').click();
  await eventually(async () => assert.equal((await scene.savedParams()).length, 2));
});

test('the console of the window has no error', () => {
  assert.deepEqual(scene.window.problems, []);
});
