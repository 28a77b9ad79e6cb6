import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { openPage, type PageOptions } from './harness.ts';

/** Opens a page for one test; afterwards nothing has been thrown, and the security policy was kept. */
export async function withPage(
  browser: Browser,
  options: PageOptions,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await openPage(browser, options);
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(error.stack ?? String(error)));
  await use(page);
  assert.deepEqual(errors, []);
  assert.deepEqual(await page.evaluate('fakeHost.violations'), []);
  await page.close();
}
