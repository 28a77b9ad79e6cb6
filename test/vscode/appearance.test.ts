// Every theme: nothing that keeps people out, and a picture for people to look at.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dashboard, waitForState } from './dashboard.ts';
import { eventually } from './eventually.ts';
import { openScene, type Scene, SHORT_RUN } from './scene.ts';
import { seriousViolations } from './violations.ts';
import {
  chooseInMenu,
  explorerItem,
  runCommand,
  setTheme,
  showContainer,
  THEMES,
  type ThemeName,
  webview,
} from './window.ts';

let scene: Scene;

before(async () => {
  scene = await openScene({ settings: SHORT_RUN });
  const { page } = scene.window;
  await runCommand(page, 'MNIST: Train');
  await waitForState(await dashboard(page), 'Finished');
  await eventually(async () => assert.equal((await scene.savedParams()).length, 1));
  const [file] = await scene.savedParams();
  await runCommand(page, 'View: Show Explorer');
  await explorerItem(page, 'params').click();
  await chooseInMenu(page, explorerItem(page, file), 'MNIST: Evaluate');
  const shown = await webview(page, 'editor');
  await shown.locator('mnist-report', { hasText: 'Confusion matrix' }).waitFor();
  await showContainer(page, 'MNIST');
  await dashboard(page);
});

after(() => scene?.close());

for (const theme of Object.keys(THEMES) as ThemeName[]) {
  test(`in ${theme} neither the dashboard nor the report keeps anybody out`, async () => {
    const { page } = scene.window;
    await setTheme(page, theme);
    await scene.screenshot(`theme-${theme.replaceAll(' ', '-')}`);
    assert.deepEqual(await seriousViolations(await dashboard(page), 'sideBar-background'), []);
    assert.deepEqual(
      await seriousViolations(await webview(page, 'editor'), 'editor-background'),
      [],
    );
  });
}
