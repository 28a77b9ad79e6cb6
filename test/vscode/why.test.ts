// From what goes wrong to why: a run, a cell of the matrix, its digits, and the votes on one of them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FrameLocator, Locator } from 'playwright-core';
import { dashboard, waitForState } from './dashboard.ts';
import { eventually } from './eventually.ts';
import { openScene, type Scene, SHORT_RUN } from './scene.ts';
import { seriousViolations } from './violations.ts';
import { runCommand, setTheme, THEMES, type ThemeName } from './window.ts';

let scene: Scene;

before(async () => {
  scene = await openScene({ settings: SHORT_RUN });
});

after(() => scene?.close());

const why = (frame: FrameLocator) => frame.locator('mnist-why-part');
const gallery = (frame: FrameLocator) => frame.locator('mnist-digit-gallery');

/** The number at the end of a row of votes. */
async function sumIn(row: Locator): Promise<number> {
  const text = await row.locator('td').last().innerText();
  return Number(text.replace('−', '-'));
}

test('a cell of the matrix shows its digits; a click on one shows why it is read so', async () => {
  const { page } = scene.window;
  await runCommand(page, 'MNIST: Train');
  await waitForState(await dashboard(page), 'Finished');
  await runCommand(page, 'MNIST: Open Dashboard in Editor');
  const tab = await dashboard(page, 'editor');
  await tab.getByText('What goes wrong', { exact: true }).click();
  const summary = tab.getByText(/the most frequent mistake is: \d read as \d: \d+ times\./);
  const [, truth, predicted, count] =
    /(\d) read as (\d): (\d+) times/.exec(await summary.innerText()) ?? [];
  await tab
    .getByRole('gridcell', { name: `${truth} read as ${predicted}: ${count} times` })
    .click();
  await gallery(tab)
    .getByText(new RegExp(`^1–\\d+ of ${count}$`))
    .waitFor();
  const tiles = gallery(tab).getByRole('listbox', { name: 'Test digits' }).getByRole('option');
  await tiles.nth(1).click();
  const index = /Test digit (.+)$/.exec((await tiles.nth(1).getAttribute('title')) ?? '')?.[1];
  await why(tab).scrollIntoViewIfNeeded();
  await why(tab).getByText(`You look at test digit ${index}.`).waitFor();
  await why(tab)
    .getByText(new RegExp(`^Says ${predicted} .*, but it is a ${truth}\\.$`))
    .waitFor();
  await eventually(async () => assert.equal(await why(tab).getByRole('table').count(), 2));
});

test('the votes of a table add up to the score', async () => {
  const tab = await dashboard(scene.window.page, 'editor');
  const table = why(tab).getByRole('table').first();
  const parts = await table.locator('tbody tr').all();
  let sum = 0;
  for (const row of parts) {
    sum += await sumIn(row);
  }
  const score = await sumIn(table.locator('tfoot tr'));
  assert.ok(Math.abs(sum - score) < 0.005 * (parts.length + 1), `${sum} is not ${score}`);
});

for (const theme of Object.keys(THEMES) as ThemeName[]) {
  test(`in ${theme} everybody can read it`, async () => {
    const { page } = scene.window;
    await setTheme(page, theme);
    const tab = await dashboard(page, 'editor');
    await why(tab).scrollIntoViewIfNeeded();
    await scene.screenshot(`why-${theme.replaceAll(' ', '-')}`);
    assert.deepEqual(await seriousViolations(tab, 'editor-background'), []);
  });
}
