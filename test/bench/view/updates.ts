import type { Page } from 'playwright-core';
import { dashboard } from '../../vscode/dashboard.ts';
import { type Figure, figureOf } from './figure.ts';

const SECONDS = 15;

/** How many updates a second the dashboard gets while a network trains. */
export async function measureUpdates(page: Page): Promise<Figure[]> {
  const frame = await dashboard(page);
  const arrivals = (await frame.locator('body').evaluate(COLLECT)) as Arrivals;
  const figure = (name: string, goal: string, how: string, types: readonly string[]) =>
    figureOf({ name, goal, how }, perSecond(arrivals, types), String);
  return [
    figure('updates a second', '≤ 20', 'messages with news that reach the page, second by second', [
      'snapshot',
      'change',
    ]),
    figure('  answers a second', '–', 'the same of answers with test digits it asked for', [
      'digits',
      'requestFailed',
    ]),
  ];
}

/** Type and time of arrival, in milliseconds since the count began. */
type Arrivals = readonly (readonly [type: string, time: number])[];

function perSecond(arrivals: Arrivals, types: readonly string[]): number[] {
  return Array.from({ length: SECONDS }, (_, second) => {
    const within = (time: number) => Math.floor(time / 1000) === second;
    return arrivals.filter(([type, time]) => types.includes(type) && within(time)).length;
  });
}

const COLLECT = `new Promise(resolve => {
  const arrivals = [];
  const start = performance.now();
  const onMessage = ({ data }) => arrivals.push([data.type, performance.now() - start]);
  addEventListener('message', onMessage);
  setTimeout(() => {
    removeEventListener('message', onMessage);
    resolve(arrivals);
  }, ${SECONDS * 1000});
})`;
