import type { Page } from 'playwright-core';
import { dashboard } from '../../vscode/dashboard.ts';
import type { Scene } from '../../vscode/scene.ts';
import { closeWindow, openWindow, runCommand, showContainer } from '../../vscode/window.ts';
import { type Figure, figureOf, milliseconds } from './figure.ts';

const WINDOWS = 5;

/** How long the extension takes to load and activate, when its view is shown in a new window. */
export async function measureActivation({ browser, server, workspace }: Scene): Promise<Figure> {
  const times: number[] = [];
  for (let round = 0; round < WINDOWS; round++) {
    const window = await openWindow(browser, server.addressOf(workspace));
    await showContainer(window.page, 'MNIST');
    await dashboard(window.page);
    times.push(await activationTime(window.page));
    await closeWindow(window);
  }
  return figureOf(
    {
      name: 'activation',
      goal: '< 50 ms',
      how: "VS Code's own: Running Extensions, load and activate, in new windows",
    },
    times,
    milliseconds,
  );
}

/** What the editor of running extensions says of ours. */
async function activationTime(page: Page): Promise<number> {
  await runCommand(page, 'Developer: Show Running Extensions');
  const row = page
    .locator(
      '.runtime-extensions-editor [role=listitem], .runtime-extensions-editor .monaco-list-row',
    )
    .filter({ hasText: 'MNIST Train' })
    .first();
  const text = await row.filter({ hasText: /Activation: \d+ms/ }).innerText();
  return Number(/Activation: (\d+)ms/.exec(text)?.[1]);
}
