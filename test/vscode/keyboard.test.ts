// The whole way without a mouse: palette, dashboard, pause, stop, save, evaluate.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dashboard, waitForState } from './dashboard.ts';
import { eventually } from './eventually.ts';
import { LONG_RUN, openScene, type Scene } from './scene.ts';
import { webview } from './window.ts';

let scene: Scene;

before(async () => {
  scene = await openScene({ settings: LONG_RUN });
});

after(() => scene?.close());

/** Types a command into the palette, goes down to it and takes it with Enter. */
async function typeCommand(title: string): Promise<void> {
  const { page } = scene.window;
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input[type=text]').waitFor();
  await page.keyboard.type(title);
  const chosen = page.locator('.quick-input-list [role=option].focused');
  await eventually(async () => {
    const label = (await chosen.getAttribute('aria-label', { timeout: 1000 }))?.replace(/,.*$/, '');
    if (label !== title) {
      await page.keyboard.press('ArrowDown');
    }
    assert.equal(label, title);
  });
  await page.keyboard.press('Enter');
}

/** What has the focus in the dashboard, through all shadow roots. */
const FOCUSED = `(() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
})()`;

async function focused(): Promise<string> {
  const frame = await dashboard(scene.window.page);
  const inner = await (await frame.owner().elementHandle())!.contentFrame();
  return inner!.evaluate<string>(FOCUSED);
}

/** Goes with Tab to a button of the dashboard and presses it. */
async function pressButton(label: string): Promise<void> {
  const { page } = scene.window;
  const passed: string[] = [];
  for (let at = await focused(); at !== label; at = await focused()) {
    passed.push(at);
    assert.ok(passed.length < 30, `Tab does not come to "${label}": ${passed.join(', ')}`);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
}

test('a run is started, paused, resumed, stopped and saved without a mouse', async () => {
  const { page } = scene.window;
  await typeCommand('MNIST: Open Dashboard');
  const frame = await dashboard(page);
  await pressButton('Train');
  await waitForState(frame, 'Training');
  assert.equal(await focused(), 'Pause', 'the focus stays where the main button is');
  await page.keyboard.press('Enter');
  await waitForState(frame, 'Paused');
  assert.equal(await focused(), 'Resume');
  await page.keyboard.press('Enter');
  await waitForState(frame, 'Training');
  await pressButton('Stop');
  await waitForState(frame, 'Stopped');
  await pressButton('Save');
  await frame.getByText('Saved as').waitFor();
});

test('what was saved is evaluated without a mouse', async () => {
  await pressButton('Evaluate');
  const report = await webview(scene.window.page, 'editor');
  await report.locator('mnist-report', { hasText: 'Confusion matrix' }).waitFor();
  await typeCommand('MNIST: Train');
  await waitForState(await dashboard(scene.window.page), 'Training');
});
