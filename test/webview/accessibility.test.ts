// axe-core over the pages in every theme, with every part unfolded: no finding at all.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { axeFindings } from './axeFindings.ts';
import { PARAMS_SCENES } from './fakeParams.ts';
import { PICTURE_SCENES } from './fakePicture.ts';
import { REPORT_SCENES } from './fakeReport.ts';
import { SCENES } from './fakeRun.ts';
import { drawn, launch, openPage, THEMES, unfoldAll } from './harness.ts';

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const PAGES = [
  { entry: 'dashboard', scenes: SCENES },
  { entry: 'report', scenes: REPORT_SCENES },
  { entry: 'params', scenes: PARAMS_SCENES },
  { entry: 'picture', scenes: PICTURE_SCENES },
] as const;

/** So high that every part is in sight: parts out of sight draw nothing. */
const SIZE = { width: 300, height: 8000 };

for (const { entry, scenes } of PAGES) {
  test(`no finding in the ${entry}, in any theme`, async () => {
    const page = await openPage(browser, { entry, scene: scenes[0], ...SIZE });
    for (const scene of scenes) {
      await page.evaluate(`fakeHost.show('${scene}')`);
      await unfoldAll(page);
      for (const theme of THEMES) {
        await page.evaluate(`fakeHost.setTheme('${theme}')`);
        await drawn(page);
        assert.deepEqual(await axeFindings(page), [], `${scene}, ${theme}`);
      }
    }
    await page.close();
  });
}
