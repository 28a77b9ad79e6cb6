// Learning by breaking: an experiment from the palette, the document of a run, the walkthrough.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dashboard, waitForState } from './dashboard.ts';
import { eventually } from './eventually.ts';
import { openScene, type Scene, SHORT_RUN } from './scene.ts';
import { choose, runCommand } from './window.ts';

let scene: Scene;

before(async () => {
  scene = await openScene({ settings: { ...SHORT_RUN } });
});

after(() => scene?.close());

test('an experiment breaks the network, and says what to watch', async () => {
  const { page } = scene.window;
  await runCommand(page, 'MNIST: Try an Experiment…');
  await choose(page, 'First weights that are all zero');
  const frame = await dashboard(page);
  await waitForState(frame, 'Finished');
  await frame.getByText('Watch the weight pictures: they stay empty.').waitFor();
  await frame.getByText('Its first weights were all 0').waitFor();
  await scene.screenshot('experiment');
});

test('from the dashboard another one is tried', async () => {
  const { page } = scene.window;
  const frame = await dashboard(page);
  await frame.getByRole('heading', { name: 'Experiments', exact: true }).click();
  await frame.getByRole('button', { name: 'Try: One hidden unit, and then many' }).click();
  await frame.getByText('Watch how far one unit gets').waitFor();
  await waitForState(frame, 'Finished');
});

test('the run is a document to be read, which follows the next one', async () => {
  const { page } = scene.window;
  await runCommand(page, 'MNIST: Show Training as Text');
  // The editor writes spaces that do not break.
  const text = page.locator('.editor-instance .view-lines');
  await text.filter({ hasText: /MNIST\straining:\sfinished/ }).waitFor();
  await text.filter({ hasText: /784-1-10/ }).waitFor();
  await runCommand(page, 'MNIST: Train');
  await text.filter({ hasText: /784-32-10/ }).waitFor();
  await text.filter({ hasText: /Epochs\sdone:\s3\sof\s3/ }).waitFor();
  await scene.screenshot('training-as-text');
});

test('to draw a digit brings the pad into sight', async () => {
  const { page } = scene.window;
  await runCommand(page, 'View: Show Explorer');
  await runCommand(page, 'MNIST: Draw a Digit');
  const frame = await dashboard(page);
  await eventually(async () => {
    const part = frame.locator('mnist-view-section[name=draw]');
    const top = (await part.boundingBox())?.y ?? Number.NaN;
    assert.ok(top >= 0 && top < 300, `it begins at ${top} px of the window`);
  });
  await scene.screenshot('draw-a-digit');
});

test('the walkthrough has five steps with a picture each', async () => {
  const { page } = scene.window;
  await runCommand(page, 'Welcome: Open Walkthrough...');
  await choose(page, 'See a neural network learn');
  const steps = page.locator('.getting-started-step');
  await steps.filter({ hasText: 'Break it, and see why it works' }).click();
  await page.getByRole('button', { name: 'Try an Experiment' }).waitFor();
  assert.equal(await steps.count(), 5);
  await scene.screenshot('walkthrough');
});
