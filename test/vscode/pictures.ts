// `npm run pictures`: takes the README's pictures in a real VS Code, of a Quick run on MNIST.
// MNIST_DATA names a folder with MNIST; without it the usual sources are tried.
import { existsSync } from 'node:fs';
import { rm, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { control, dashboard, waitForState } from './dashboard.ts';
import { eventually } from './eventually.ts';
import { ROOT } from './packages.ts';
import { openScene } from './scene.ts';
import {
  chooseInMenu,
  explorerItem,
  notification,
  runCommand,
  setTheme,
  webview,
} from './window.ts';

const data = path.join(os.tmpdir(), 'mnist');
if (process.env.MNIST_DATA !== undefined) {
  await rm(data, { force: true });
  await symlink(path.resolve(process.env.MNIST_DATA), data);
}
const scene = await openScene({
  settings: { 'workbench.reduceMotion': 'off' },
  files: {
    '.vscode/settings.json': JSON.stringify(
      existsSync(data) ? { 'mnist.datasetFolder': data } : {},
    ),
  },
});
const { page } = scene.window;

async function picture(name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.screenshot({ path: path.join(ROOT, 'media', `${name}.png`) });
}

try {
  await page.setViewportSize({ width: 1280, height: 1060 });
  await setTheme(page, 'dark');
  await runCommand(page, 'MNIST: Open Dashboard in Editor');
  const tab = await dashboard(page, 'editor');
  await control(tab, 'Train').click();
  await waitForState(tab, 'Finished');
  await eventually(async () => {
    if ((await scene.savedParams()).length === 0) {
      throw new Error('The run was not saved.');
    }
  });
  await runCommand(page, 'Notifications: Clear All Notifications');
  await runCommand(page, 'View: Close Primary Side Bar');
  const { x, y, width, height } = (await tab.getByRole('application').boundingBox())!;
  await page.mouse.move(x + 0.25 * width, y + 0.2 * height);
  await page.mouse.down();
  await page.mouse.move(x + 0.7 * width, y + 0.2 * height, { steps: 8 });
  await page.mouse.move(x + 0.45 * width, y + 0.85 * height, { steps: 12 });
  await page.mouse.up();
  await tab.getByRole('heading', { name: /^Read as \d, / }).waitFor();
  await page.setViewportSize({ width: 1280, height: 1262 });
  await picture('dashboard');
  await page.setViewportSize({ width: 1280, height: 1060 });

  const [file] = await scene.savedParams();
  await runCommand(page, 'View: Show Explorer');
  await explorerItem(page, 'params').click();
  await chooseInMenu(page, explorerItem(page, file), 'MNIST: Evaluate');
  const report = await webview(page, 'editor');
  await report.locator('mnist-report', { hasText: 'Confusion matrix' }).waitFor();
  await notification(page, 'evaluating').waitFor({ state: 'hidden' });
  await picture('evaluation');
} finally {
  await scene.close();
}
