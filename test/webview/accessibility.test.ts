// axe-core over the dashboard in every theme: nothing serious.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { SCENES } from './fakeRun.ts';
import { drawn, launch, openPage, THEMES } from './harness.ts';

const axeSource = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

for (const theme of THEMES) {
  test(`no serious finding in ${theme}`, async () => {
    const page = await openPage(browser, { theme, width: 300 });
    await page.evaluate(axeSource);
    for (const scene of SCENES) {
      await page.evaluate(`fakeHost.show('${scene}')`);
      await drawn(page);
      const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
      const serious = violations.filter(
        ({ impact }) => impact === 'serious' || impact === 'critical',
      );
      const found = serious.flatMap(({ id, nodes }) =>
        nodes.map(node => `${id}: ${node.html} ${node.failureSummary}`),
      );
      assert.deepEqual(found, [], scene);
    }
    await page.close();
  });
}
