// axe-core over the pages in every theme, with every part unfolded: no finding at all.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { PARAMS_SCENES } from './fakeParams.ts';
import { PICTURE_SCENES } from './fakePicture.ts';
import { REPORT_SCENES } from './fakeReport.ts';
import { SCENES } from './fakeRun.ts';
import { launch, openPage, THEMES, unfoldAll } from './harness.ts';

const axeSource = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

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
  for (const theme of THEMES) {
    test(`no finding in the ${entry}, ${theme}`, async () => {
      const page = await openPage(browser, { entry, scene: scenes[0], theme, ...SIZE });
      await page.evaluate(axeSource);
      for (const scene of scenes) {
        await page.evaluate(`fakeHost.show('${scene}')`);
        await unfoldAll(page);
        assert.deepEqual(await findings(page), [], scene);
      }
      await page.close();
    });
  }
}

async function findings(page: Page): Promise<string[]> {
  const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.html} ${node.failureSummary}`),
  );
}
