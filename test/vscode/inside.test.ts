// Inside the layers of a run in the real VS Code: units that die are told of, counted and marked.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { dashboard, waitForState } from './dashboard.ts';
import { openScene, type Scene, SHORT_RUN } from './scene.ts';
import { seriousViolations } from './violations.ts';
import { runCommand, setTheme, THEMES, type ThemeName } from './window.ts';

let scene: Scene;

before(async () => {
  // Too high a rate: most units die, and the rest still learn.
  scene = await openScene({ settings: { ...SHORT_RUN, 'mnist.learningRate': 1 } });
});

after(() => scene?.close());

const layers = (frame: FrameLocator) => frame.locator("mnist-view-section[name='layers']");
const gallery = (frame: FrameLocator) => frame.locator('mnist-weight-gallery');

/** What is out of sight asks nothing: unfolds the part, and scrolls to it. */
async function open(frame: FrameLocator): Promise<void> {
  await layers(frame).locator('summary').click();
  await layers(frame).locator('mnist-layers-part').scrollIntoViewIfNeeded();
}

test('most units dead is told in words, counted and named', async () => {
  const { page } = scene.window;
  await runCommand(page, 'MNIST: Train');
  const view = await dashboard(page);
  await waitForState(view, 'Finished');
  const advice = view.locator('mnist-run-notices').getByText(/units in hidden layer 1 are dead/);
  await advice.filter({ hasText: /Try a lower learning rate such as 0\.1\./ }).waitFor();
  assert.equal(await advice.count(), 1);
  await open(view);
  await layers(view)
    .getByText(/^\s*\d+ of 32 units are dead: .* Dead units: \d+, /)
    .waitFor();
});

test('both charts have measured points of both layers, and the histograms all weights', async () => {
  const view = await dashboard(scene.window.page);
  for (const heading of ['Size of the gradient', 'Update-to-weight ratio']) {
    const chart = layers(view).getByRole('img', { name: new RegExp(`^${heading} over `) });
    const summary = (await chart.getAttribute('aria-label')) ?? '';
    assert.match(
      summary,
      /over [1-9]\d* iterations\. Layer 1: from \d\S* to \d\S*\. Layer 2: from \d/,
    );
  }
  await layers(view).getByRole('img', { name: 'Histogram of 25,088 weights' }).waitFor();
  await layers(view).getByRole('img', { name: 'Heatmap of 10 by 32 weights' }).waitFor();
});

test('the units say what they answer to a digit, and stand in the order that is chosen', async () => {
  const view = await dashboard(scene.window.page);
  await gallery(view).scrollIntoViewIfNeeded();
  await gallery(view).getByText('Bars: what each unit answers to test digit 0.').waitFor();
  await gallery(view).getByLabel('Sort by').selectOption('digit');
  await gallery(view)
    .getByText(/^Units for the digits 0 to 9: /)
    .waitFor();
});

for (const theme of Object.keys(THEMES) as ThemeName[]) {
  test(`in ${theme} the inside of the layers keeps nobody out`, async () => {
    const { page } = scene.window;
    await setTheme(page, theme);
    const name = theme.replaceAll(' ', '-');
    const view = await dashboard(page);
    await gallery(view).scrollIntoViewIfNeeded();
    await scene.screenshot(`inside-gallery-${name}`);
    await layers(view).scrollIntoViewIfNeeded();
    await scene.screenshot(`inside-${name}`);
    assert.deepEqual(await seriousViolations(view, 'sideBar-background'), []);
  });
}

test('in an editor tab weights and activations of a layer stand side by side', async () => {
  const { page } = scene.window;
  await runCommand(page, 'MNIST: Open Dashboard in Editor');
  const tab = await dashboard(page, 'editor');
  await open(tab);
  await layers(tab).getByText('Dead units:').waitFor();
  await layers(tab).scrollIntoViewIfNeeded();
  await scene.screenshot('inside-wide');
  const [first, second] = await layers(tab).locator('mnist-tensor-histogram').all();
  const [left, right] = [await first.boundingBox(), await second.boundingBox()];
  assert.ok(left && right && left.y === right.y && left.x < right.x, 'side by side');
});
