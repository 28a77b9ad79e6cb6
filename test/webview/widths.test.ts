// No page is wider than its window: nothing scrolls sideways, however much is unfolded.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launch, openPage, type PageOptions, THEMES, unfoldAll } from './harness.ts';

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const PAGES: readonly PageOptions[] = [
  { entry: 'dashboard', scene: 'training' },
  { entry: 'dashboard', scene: 'finished' },
  { entry: 'dashboard', scene: 'idle' },
  { entry: 'report', scene: 'evaluation' },
  { entry: 'report', scene: 'predictions' },
  { entry: 'report', scene: 'comparison' },
  { entry: 'params', scene: 'params' },
  { entry: 'picture', scene: 'picture' },
];
const WIDTHS = [200, 300, 700, 1200, 2000];

for (const options of PAGES) {
  const { entry, scene } = options;
  test(`in no theme the ${entry}, ${scene}, is wider than its window`, async () => {
    // So high that every part is in sight: parts out of sight draw nothing.
    const page = await openPage(browser, { ...options, height: 8000 });
    for (const theme of THEMES) {
      await page.evaluate(`fakeHost.setTheme('${theme}')`);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 8000 });
        await unfoldAll(page);
        assert.deepEqual(await sticksOut(page), [], `${theme}, ${width} px`);
      }
    }
    await page.close();
  });
}

/** How wide the page is, and the elements whose right edge is outside the window, if that makes the page wider. */
function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const found = [];
    const look = (root, path) => {
      for (const element of root.querySelectorAll('*')) {
        const { right, width } = element.getBoundingClientRect();
        if (width > 0 && right > clientWidth + 0.5) {
          found.push(path + element.localName + '.' + element.className + ' to ' + right);
        }
        if (element.shadowRoot) {
          look(element.shadowRoot, path + element.localName + ' > ');
        }
      }
    };
    look(document, '');
    return scrollWidth > clientWidth ? ['the page: ' + scrollWidth, ...found] : [];
  })()`) as Promise<string[]>;
}
