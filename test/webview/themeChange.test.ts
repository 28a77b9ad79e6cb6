// Another theme is drawn at once, in every picture of the dashboard.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { withPage } from './checkedPage.ts';
import { drawn, launch, THEMES, type ThemeName, unfoldAll } from './harness.ts';

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Every canvas with whose it is and what is on it. */
function canvases(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const found = [];
    const look = root => {
      for (const element of root.querySelectorAll('*')) {
        if (element.localName === 'canvas') {
          found.push(element.getRootNode().host.localName + ' ' + element.toDataURL());
        }
        if (element.shadowRoot) look(element.shadowRoot);
      }
    };
    look(document);
    return found;
  })()`);
}

async function withDashboard(theme: ThemeName, use: (page: Page) => Promise<void>) {
  const options = { scene: 'finished', theme, width: 900, height: 8000 };
  await withPage(browser, options, async page => {
    await unfoldAll(page);
    await use(page);
  });
}

const brief = (pictures: readonly string[]) => pictures.map(text => text.replace(/data.*/, ''));

test('after a change of the theme every picture is as in a page that began with it', async () => {
  const fresh = new Map<ThemeName, string[]>();
  for (const theme of THEMES) {
    await withDashboard(theme, async page => void fresh.set(theme, await canvases(page)));
  }
  await withDashboard('dark', async page => {
    for (const theme of THEMES.toReversed()) {
      await page.evaluate(`fakeHost.setTheme('${theme}')`);
      await drawn(page);
      await drawn(page);
      const expected = fresh.get(theme)!;
      const shown = await canvases(page);
      assert.deepEqual(brief(shown), brief(expected));
      const stale = shown.filter((picture, at) => picture !== expected[at]);
      assert.deepEqual(brief(stale), [], theme);
    }
  });
  const [light, dark] = (['light', 'dark'] as const).map(theme => fresh.get(theme)!);
  const same = light.filter((picture, at) => picture === dark[at]);
  assert.deepEqual(brief(same), [], 'so each picture would tell a missed change');
});
