// What axe-core finds in a page of the harness.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * All findings, in words: none is the aim.
 * @param parts where to look, each as the way through the shadow roots; none: the whole page
 */
export async function axeFindings(
  page: Page,
  ...parts: readonly (readonly string[])[]
): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) {
    await page.evaluate(SOURCE);
  }
  const context = { include: parts.map(part => ({ fromShadowDom: part })) };
  // All rules run; to write up what they found in order takes three times as long as to run them.
  const { violations } = (await page.evaluate(
    `axe.run(${parts.length === 0 ? 'document' : JSON.stringify(context)}, { resultTypes: ['violations'] })`,
  )) as AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.html} ${node.failureSummary}`),
  );
}
