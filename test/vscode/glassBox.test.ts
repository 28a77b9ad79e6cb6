// One training step by hand, after a run: all steps by key, and the textbook's code beside them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dashboard, waitForState } from './dashboard.ts';
import { eventually } from './eventually.ts';
import { openScene, type Scene, SHORT_RUN } from './scene.ts';
import { runCommand } from './window.ts';

let scene: Scene;

before(async () => {
  scene = await openScene({ settings: SHORT_RUN });
});

after(() => scene?.close());

test('keys lead from the pixels to the new weights; the code opens at its line', async () => {
  const { page } = scene.window;
  await runCommand(page, 'MNIST: Train');
  await waitForState(await dashboard(page), 'Finished');
  await runCommand(page, 'MNIST: Open Dashboard in Editor');
  const tab = await dashboard(page, 'editor');
  await tab.getByText('One step, by hand', { exact: true }).click();
  const box = tab.locator('mnist-glass-box');
  await box.getByText(/^Step 1 of \d+$/).waitFor();
  const steps = Number((await box.getByText(/^Step 1 of/).innerText()).split(' ').at(-1));
  await box.getByRole('button', { name: 'Next', exact: true }).focus();
  for (let step = 2; step <= steps; step++) {
    await page.keyboard.press('ArrowRight');
    await box.getByText(`Step ${step} of ${steps}`).waitFor();
  }
  // The assertion says what is there instead, should it not come.
  await eventually(async () =>
    assert.match((await box.locator('p, li').allInnerTexts()).join('\n'), /Loss after: /),
  );
  const loss = async (name: string) => {
    const text = await box.getByText(new RegExp(`^Loss ${name}: `)).innerText();
    return Number(text.split(': ')[1].replaceAll('−', '-'));
  };
  assert.ok((await loss('after')) < (await loss('before')));
  await scene.screenshot('glass-box');
  await page.keyboard.press('ArrowLeft');
  await box.getByRole('button', { name: 'Open the code: optimizer.ts' }).click();
  const editor = page.locator('.editor-group-container').last();
  await editor.getByRole('tab', { name: /optimizer\.ts/ }).waitFor();
  await eventually(async () => {
    const line = await editor
      .locator('.view-line', { hasText: 'function stepDown(' })
      .boundingBox();
    const cursor = await editor.locator('.cursor').first().boundingBox();
    assert.ok(line && cursor && Math.abs(line.y - cursor.y) < line.height / 2);
  });
  await scene.screenshot('glass-box-code');
});
