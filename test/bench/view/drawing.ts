import type { Browser, FrameLocator, Page } from 'playwright-core';
import { pageByPage } from './allParts.ts';
import { type Figure, figureOf, milliseconds, quantile } from './figure.ts';
import { type Cost, costOfFrames, costOfTasks, type TraceEvent } from './mainThread.ts';

const SECONDS = 10;
/** What the web calls a long task, in milliseconds. */
const LONG = 50;

interface Drawing {
  readonly frames: readonly Cost[];
  readonly tasks: readonly Cost[];
}

/** What the dashboard costs the main thread of its page for every frame that it draws. */
export async function measureDrawing(
  browser: Browser,
  page: Page,
  name: string,
): Promise<Figure[]> {
  return figuresOf(name, await draw(browser, page));
}

/** The same, all through the dashboard by what is in sight at once: of the page that costs most. */
export async function measurePages(
  browser: Browser,
  page: Page,
  frame: FrameLocator,
): Promise<Figure[]> {
  const drawings: Drawing[] = [];
  await pageByPage(frame, async () => {
    await page.waitForTimeout(1000);
    drawings.push(await draw(browser, page));
  });
  const p95s = drawings.map(({ frames }) => p95(frames));
  const dearest = p95s.indexOf(Math.max(...p95s));
  const name = 'drawing a frame, all parts open';
  const [processor, ...others] = figuresOf(name, drawings[dearest]);
  const pages = `p95 by page: ${p95s.map(value => value.toFixed(1)).join(', ')}`;
  return [{ ...processor, how: `the dearest page of ${drawings.length}; ${pages}` }, ...others];
}

function p95(frames: readonly Cost[]): number {
  return quantile(
    frames.map(({ processor }) => processor),
    0.95,
  );
}

async function draw(browser: Browser, page: Page): Promise<Drawing> {
  await browser.startTracing(page, {
    categories: ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
  });
  await page.waitForTimeout(SECONDS * 1000);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  return { frames: costOfFrames(traceEvents), tasks: costOfTasks(traceEvents) };
}

function figuresOf(name: string, { frames, tasks }: Drawing): Figure[] {
  const figure = (title: string, goal: string, how: string, values: readonly number[]): Figure => {
    const { worst, ...rest } = figureOf({ name: title, goal, how }, values, milliseconds);
    return { ...rest, worst: `p95 ${milliseconds(quantile(values, 0.95))}, max ${worst}` };
  };
  return [
    figure(
      name,
      'p95 ≤ 8 ms',
      'trace: processor time of all main thread tasks of a frame that have to do with it',
      frames.map(({ processor }) => processor),
    ),
    figure(
      '  by the clock',
      '–',
      'the same tasks, with the times in which other programs had the core',
      frames.map(({ clock }) => clock),
    ),
    longTasks(tasks),
  ];
}

function longTasks(tasks: readonly Cost[]): Figure {
  const clocks = tasks.map(({ clock }) => clock);
  const processors = tasks.map(({ processor }) => processor);
  const longest = milliseconds(Math.max(...processors));
  return {
    name: '  long tasks',
    goal: 'none',
    median: `${clocks.filter(time => time > LONG).length} in ${SECONDS} s`,
    worst: `max ${milliseconds(Math.max(...clocks))}`,
    how: `over ${LONG} ms by the clock; no task took more than ${longest} of processor time`,
  };
}
