import type { Browser, Page } from 'playwright-core';
import { type Figure, figureOf, milliseconds, quantile } from './figure.ts';
import { costOfFrames, type TraceEvent } from './mainThread.ts';

const SECONDS = 10;

/** What the dashboard costs the main thread of its page for every frame that it draws. */
export async function measureDrawing(browser: Browser, page: Page): Promise<Figure[]> {
  await browser.startTracing(page, {
    categories: ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
  });
  await page.waitForTimeout(SECONDS * 1000);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const frames = costOfFrames(trace.traceEvents);
  const figure = (name: string, goal: string, how: string, values: readonly number[]): Figure => {
    const { worst, ...rest } = figureOf({ name, goal, how }, values, milliseconds);
    return { ...rest, worst: `p95 ${milliseconds(quantile(values, 0.95))}, max ${worst}` };
  };
  return [
    figure(
      'drawing a frame',
      '≤ 8 ms',
      'trace: processor time of all main thread tasks of a frame that have to do with it',
      frames.map(({ processor }) => processor),
    ),
    figure(
      '  by the clock',
      '–',
      'the same tasks, with the times in which other programs had the core',
      frames.map(({ clock }) => clock),
    ),
  ];
}
