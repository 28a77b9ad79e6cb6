// Every theme: nothing that keeps people out, and a picture for people to look at.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { dashboard, waitForState } from './dashboard.ts';
import { eventually } from './eventually.ts';
import { openScene, type Scene, SHORT_RUN } from './scene.ts';
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

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
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

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary: string }[];
}

/**
 * Serious and critical findings of axe-core in a page.
 * @param background theme colour that VS Code draws behind the page, which lets it shine through
 */
async function seriousViolations(page: FrameLocator, background: string): Promise<string[]> {
  const frame = await (await page.owner().elementHandle())!.contentFrame();
  await frame!.evaluate(
    `document.documentElement.style.backgroundColor = 'var(--vscode-${background})'`,
  );
  await frame!.evaluate(AXE); // by the debugger: the page's own policy forbids it, as it should
  const violations = (await frame!.evaluate(
    'axe.run({ resultTypes: ["violations"] }).then(result => result.violations)',
  )) as Violation[];
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0].failureSummary} ${JSON.stringify(nodes[0].target)}`);
}

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
