import type { Page } from 'playwright-core';

/** What VS Code has written of its memory: in a browser a moment after it was told. */
export function keptByVsCode(page: Page): Promise<string> {
  return page.evaluate<string>(`(async () => {
    const done = request => new Promise(resolve => request.addEventListener('success', resolve));
    let kept = '';
    for (const { name } of await indexedDB.databases()) {
      const opening = indexedDB.open(name);
      await done(opening);
      for (const store of opening.result.objectStoreNames) {
        const reading = opening.result.transaction(store).objectStore(store).getAll();
        await done(reading);
        kept += JSON.stringify(reading.result);
      }
      opening.result.close();
    }
    return kept;
  })()`);
}

/**
 * A browser's VS Code keeps its open editors once a minute, and when its window loses the focus; one of
 * the desktop when it closes, too. Here the window believes to lose the focus.
 */
export async function keepEditors(page: Page): Promise<void> {
  await page.evaluate(`
    document.hasFocus = () => false;
    document.dispatchEvent(new Event('visibilitychange')); // a page within may have had the focus
  `);
}
