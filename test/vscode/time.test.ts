// Back in time with the slider, in two views at once; and a run that branches from an earlier moment.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { control, dashboard, iteration, waitForState } from './dashboard.ts';
import { eventually } from './eventually.ts';
import { LONG_RUN, openScene, type Scene } from './scene.ts';
import { seriousViolations } from './violations.ts';
import { runCommand, setTheme, THEMES, type ThemeName, webview } from './window.ts';

let scene: Scene;

before(async () => {
  scene = await openScene({ settings: { ...LONG_RUN, 'workbench.reduceMotion': 'off' } });
});

after(() => scene?.close());

const slider = (frame: FrameLocator) => frame.getByRole('slider', { name: 'Moment of the run' });
const where = (frame: FrameLocator) => frame.locator('mnist-time-slider .where');
const note = (frame: FrameLocator) => frame.locator('mnist-past-note');
const button = (frame: FrameLocator, name: string) => frame.getByRole('button', { name });

test('while a run is on the past stays, and a branch asks first', async () => {
  const { page } = scene.window;
  await runCommand(page, 'MNIST: Train');
  const view = await dashboard(page);
  await waitForState(view, 'Training');
  await slider(view).press('Home');
  await note(view).filter({ hasText: 'You look at iteration 0; training goes on.' }).waitFor();
  const before = await iteration(view);
  await eventually(async () => assert.ok((await iteration(view)) > before + 1000));
  await where(view)
    .filter({ hasText: /^Iteration 0 of/ })
    .waitFor();
  await scene.screenshot('time-training');
  await button(view, 'Branch from here').click();
  await page.getByText('Keep it running').first().click();
  await button(view, 'Back to now').click();
  await where(view)
    .filter({ hasText: /^Now: / })
    .waitFor();
  await waitForState(view, 'Training');
  await control(view, 'Stop').click();
  await waitForState(view, 'Stopped');
});

test('after the run, each view goes back to the moment that it is told', async () => {
  const { page } = scene.window;
  await runCommand(page, 'MNIST: Open Dashboard in Editor');
  const view = await dashboard(page);
  const tab = await dashboard(page, 'editor');
  await slider(view).press('Home');
  await slider(tab).press('End');
  await slider(tab).press('ArrowLeft');
  await where(view)
    .filter({ hasText: /^Iteration 0 of .*test accuracy .* then$/ })
    .waitFor();
  await note(view).filter({ hasText: 'You look at iteration 0 of a run that has ended' }).waitFor();
  await where(tab)
    .filter({ hasText: /test accuracy .* then$/ })
    .waitFor();
  const accuracyAt = async (frame: FrameLocator) =>
    Number(/test accuracy ([\d.]+)/.exec(await where(frame).innerText())?.[1]);
  assert.ok((await accuracyAt(view)) < 40, 'untrained');
  assert.ok((await accuracyAt(tab)) > 60, 'trained');
});

for (const theme of Object.keys(THEMES) as ThemeName[]) {
  test(`in ${theme} the past keeps nobody out`, async () => {
    const { page } = scene.window;
    await setTheme(page, theme);
    await scene.screenshot(`time-${theme.replaceAll(' ', '-')}`);
    assert.deepEqual(await seriousViolations(await dashboard(page), 'sideBar-background'), []);
    assert.deepEqual(
      await seriousViolations(await webview(page, 'editor'), 'editor-background'),
      [],
    );
  });
}

test('the film plays to its end', async () => {
  const tab = await dashboard(scene.window.page, 'editor');
  await button(tab, 'Play film').click();
  await button(tab, 'Pause film').waitFor();
  await where(tab)
    .filter({ hasText: /^Now: / })
    .waitFor({ timeout: 60_000 });
});

test('a branch begins with the weights of its moment, and its file says so', async () => {
  const { page } = scene.window;
  const view = await dashboard(page);
  await slider(view).press('End');
  await slider(view).press('ArrowLeft');
  const moment = /^Iteration ([\d,]+) of/.exec(await where(view).innerText())?.[1];
  await button(view, 'Branch from here').click();
  await waitForState(view, 'Training');
  await control(view, 'Stop').click();
  await waitForState(view, 'Stopped');
  await control(view, 'Save').click();
  await eventually(async () => assert.equal((await scene.savedParams()).length, 1));
  const [name] = await scene.savedParams();
  const file = await readFile(path.join(scene.workspace, 'params', name), 'latin1');
  const told = /"branched_from":"\{\\"iteration\\":(\d+)/.exec(file)?.[1];
  assert.equal(told, moment?.replaceAll(',', ''));
});
