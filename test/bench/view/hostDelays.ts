import type { Page } from 'playwright-core';
import { type Figure, milliseconds } from './figure.ts';
import { loopDelays } from './probe.ts';

const SECONDS = 15;

/** How long others wait for the extension host while a network trains and is shown. */
export async function measureHostDelays(page: Page): Promise<Figure> {
  const { median, p99, max } = await loopDelays(() => page.waitForTimeout(SECONDS * 1000));
  return {
    name: "delay in the extension host's event loop",
    goal: 'p99 ≤ 20 ms',
    median: milliseconds(median),
    worst: `p99 ${milliseconds(p99)}, max ${milliseconds(max)}`,
    how: `monitorEventLoopDelay with 1 ms between its looks, in another extension, ${SECONDS} s`,
  };
}
