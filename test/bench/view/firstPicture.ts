import path from 'node:path';
import type { Page } from 'playwright-core';
import { dashboard } from '../../vscode/dashboard.ts';
import { showContainer } from '../../vscode/window.ts';
import { type Figure, figureOf, milliseconds } from './figure.ts';

/** When what was on the screen, in milliseconds since the epoch. */
interface PaintTimes {
  /** The document of the dashboard began. */
  readonly start: number;
  readonly charts: number;
  readonly weights: number;
  readonly digits: number;
}

export interface Reveals {
  readonly name: string;
  /** How often it is hidden and shown again. */
  readonly count: number;
  /** What happens while it is hidden. */
  readonly meanwhile: () => Promise<unknown>;
}

/** From now on the page tells when a dashboard is painted: once, before anything is measured. */
export function watchFirstPictures(page: Page): Promise<unknown> {
  return page.addInitScript({ path: path.join(import.meta.dirname, 'firstPicture.page.js') });
}

/** How long the hidden dashboard takes from the click on its icon until it is painted. */
export async function measureFirstPicture(
  page: Page,
  { name, count, meanwhile }: Reveals,
): Promise<Figure[]> {
  const reveals: { readonly clicked: number; readonly painted: PaintTimes }[] = [];
  for (let round = 0; round < count; round++) {
    await showContainer(page, 'Explorer');
    await meanwhile();
    await page.evaluate(WATCH_CLICK);
    await showContainer(page, 'MNIST');
    const frame = await dashboard(page);
    const painted = await frame.locator('body').evaluate('globalThis.firstPicture');
    const clicked = await page.evaluate('globalThis.clickedAt');
    reveals.push({ clicked: clicked as number, painted: painted as PaintTimes });
  }
  const picture = ({ charts, weights }: PaintTimes) => Math.max(charts, weights);
  const figure = (title: string, how: string, values: readonly number[]) =>
    figureOf({ name: title, goal: '≤ 300 ms', how }, values, milliseconds);
  return [
    figure(
      name,
      'start of the document until charts and weights are painted',
      reveals.map(({ painted }) => picture(painted) - painted.start),
    ),
    figure(
      '  with digits',
      'the same until the test digits are painted, which the worker has to send',
      reveals.map(({ painted }) => Math.max(picture(painted), painted.digits) - painted.start),
    ),
    figure(
      '  from the click',
      "click on the icon until charts and weights are painted; includes VS Code's own work",
      reveals.map(({ clicked, painted }) => picture(painted) - clicked),
    ),
  ];
}

const WATCH_CLICK = `addEventListener(
  'click',
  event => { globalThis.clickedAt = performance.timeOrigin + event.timeStamp; },
  { capture: true, once: true },
)`;
