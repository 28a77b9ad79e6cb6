import type { Memory } from './memory.ts';

/** What grows by less than this share of itself over the second half is flat. */
const FLAT = 0.05;

const COLUMNS: readonly (readonly [keyof Memory, title: string, digits: number])[] = [
  ['minute', 'minute', 1],
  ['host', 'host MB', 1],
  ['hostHeap', 'host heap MB', 2],
  ['viewHeap', 'view heap MB', 2],
  ['nodes', 'nodes', 0],
  ['listeners', 'listeners', 0],
  ['documents', 'documents', 0],
];

/** Prints all that was measured, and below it how it changed over the second half. */
export function printTrend(memories: readonly Memory[]): void {
  const later = memories.slice(Math.floor(memories.length / 2));
  const minutes = later.map(({ minute }) => minute);
  const trends = COLUMNS.slice(1).map(([key, , digits]) => {
    const values = later.map(memory => memory[key]);
    const slope = slopeOf(minutes, values);
    const growth = (slope * (Math.max(...minutes) - Math.min(...minutes))) / mean(values);
    return { slope: slope.toFixed(digits + 2), growth };
  });
  print([
    COLUMNS.map(([, title]) => title),
    ...memories.map(memory => COLUMNS.map(([key, , digits]) => memory[key].toFixed(digits))),
    ['a minute', ...trends.map(({ slope }) => slope)],
    ['in all', ...trends.map(({ growth }) => `${(100 * growth).toFixed(1)} %`)],
    ['', ...trends.map(({ growth }) => (growth < FLAT ? 'flat' : 'GROWS'))],
  ]);
}

/** Least squares. */
function slopeOf(xs: readonly number[], ys: readonly number[]): number {
  const [x, y] = [mean(xs), mean(ys)];
  const covariance = mean(xs.map((value, at) => (value - x) * (ys[at] - y)));
  return covariance / mean(xs.map(value => (value - x) ** 2));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function print(rows: readonly (readonly string[])[]): void {
  const width = Math.max(...rows.flat().map(({ length }) => length));
  for (const row of rows) {
    console.log(row.map(text => text.padStart(width)).join('  '));
  }
}
