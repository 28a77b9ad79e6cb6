import type { FrameLocator, Page } from 'playwright-core';

/**
 * Unfolds all parts of the dashboard, and what can be unfolded in them, but not the tables that stand for
 * pictures; it stays so when hidden.
 */
export async function unfoldAll(frame: FrameLocator): Promise<void> {
  const folded = frame.locator('details:not([open], .as-text) > summary');
  // Some elements are not there before a part has been unfolded.
  for (let quiet = 0; quiet < 5; ) {
    if ((await folded.count()) > 0) {
      await folded.first().click();
      quiet = 0;
    } else {
      await frame.locator('body').evaluate('new Promise(resolve => setTimeout(resolve, 200))');
      quiet++;
    }
  }
}

/** Makes the window so high that all of the dashboard is in sight. */
export async function fitWindow(page: Page, frame: FrameLocator): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 800 };
  const missing = await frame
    .locator('body')
    .evaluate('document.scrollingElement.scrollHeight - innerHeight');
  await page.setViewportSize({ width, height: height + Number(missing) });
}

/** Scrolls through the dashboard from its top to its end, by what is in sight at once. */
export async function pageByPage(
  frame: FrameLocator,
  visit: (pageNumber: number) => Promise<unknown>,
): Promise<void> {
  for (let pageNumber = 0; ; pageNumber++) {
    const isThere = await frame.locator('body').evaluate(`(${SCROLL})(${pageNumber})`);
    if (!isThere) {
      break;
    }
    await visit(pageNumber);
  }
  await frame.locator('body').evaluate('scrollTo(0, 0)');
}

/** Scrolls there. Whether there is such a page: the last one has its end where the dashboard has. */
const SCROLL = `pageNumber => {
  scrollTo(0, pageNumber * innerHeight);
  return pageNumber * innerHeight < document.scrollingElement.scrollHeight;
}`;
