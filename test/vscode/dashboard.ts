// Where things are in the dashboard, for whoever drives it.
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { webview } from './window.ts';

/** The dashboard that is shown, or about to be, in the side bar or in an editor tab. */
export async function dashboard(
  page: Page,
  kind: 'view' | 'editor' = 'view',
): Promise<FrameLocator> {
  const frame = await webview(page, kind);
  await frame.locator('mnist-dashboard main').first().waitFor();
  return frame;
}

/** A button of the run's controls. */
export function control(frame: FrameLocator, label: string): Locator {
  return frame.locator('mnist-run-controls vscode-button').filter({ hasText: label });
}

/** Waits until the run's header says this state, e.g. `Paused`. */
export async function waitForState(frame: FrameLocator, state: string): Promise<void> {
  await frame.locator('mnist-run-status').filter({ hasText: state }).waitFor({ timeout: 180_000 });
}

/** The value of a figure of the run's header, e.g. of `Iteration`. */
export async function figure(frame: FrameLocator, name: string): Promise<string> {
  const value = frame
    .locator('mnist-run-status dl div')
    .filter({ has: frame.locator('dt', { hasText: new RegExp(`^${name}$`) }) })
    .locator('dd');
  return (await value.innerText()).trim();
}

/** The iteration that the header shows. */
export async function iteration(frame: FrameLocator): Promise<number> {
  const [first] = (await figure(frame, 'Iteration')).split(' of ');
  return Number(first.replaceAll(',', ''));
}
