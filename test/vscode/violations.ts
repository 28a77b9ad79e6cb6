import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FrameLocator } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary: string }[];
}

/**
 * Serious and critical findings of axe-core in a page.
 * @param background theme colour that VS Code draws behind the page, which lets it shine through
 */
export async function seriousViolations(page: FrameLocator, background: string): Promise<string[]> {
  const frame = await (await page.owner().elementHandle())!.contentFrame();
  await frame!.evaluate(
    `document.documentElement.style.backgroundColor = 'var(--vscode-${background})'`,
  );
  await frame!.evaluate(AXE); // by the debugger: the page's own policy forbids it, as it should
  const violations = (await frame!.evaluate(
    'axe.run({ resultTypes: ["violations"] }).then(result => result.violations)',
  )) as Violation[];
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0].failureSummary} ${JSON.stringify(nodes[0].target)}`);
}
