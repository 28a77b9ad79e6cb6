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
/** The scenes that have most words. */
const WORDY: readonly PageOptions['scene'][] = ['training', 'evaluation', 'params'];
const WIDTHS = [200, 300, 700, 1200, 2000];
/** VS Code makes a side bar no narrower, also at a zoom of 200 %; an editor tab has 220 at least. */
const NARROWEST_SIDE_BAR = 170;

const widthsOf = ({ entry }: PageOptions, most: number) =>
  [...(entry === 'dashboard' ? [NARROWEST_SIDE_BAR] : []), ...WIDTHS].filter(
    width => width <= most,
  );

for (const options of PAGES) {
  const { entry, scene } = options;
  test(`in no theme the ${entry}, ${scene}, is wider than its window`, async () => {
    // So high that every part is in sight: parts out of sight draw nothing.
    const page = await openPage(browser, { ...options, height: 8000 });
    for (const theme of THEMES) {
      await page.evaluate(`fakeHost.setTheme('${theme}')`);
      for (const width of widthsOf(options, 2000)) {
        await page.setViewportSize({ width, height: 8000 });
        await unfoldAll(page);
        assert.deepEqual(await sticksOut(page), [], `${theme}, ${width} px`);
      }
    }
    await page.close();
  });
}

for (const language of ['de', 'zh-cn'] as const) {
  test(`nor is any in another language, ${language}`, async () => {
    for (const options of PAGES.filter(({ scene }) => WORDY.includes(scene))) {
      const page = await openPage(browser, { ...options, language, height: 8000 });
      for (const width of widthsOf(options, 300)) {
        await page.setViewportSize({ width, height: 8000 });
        await unfoldAll(page);
        assert.deepEqual(await sticksOut(page), [], `${options.scene}, ${width} px`);
      }
      await page.close();
    }
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
