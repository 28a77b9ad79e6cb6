import type { Histogram } from '../src/protocol/paramsPortrait.ts';

/** Height of the drawing, in which the highest bar is 1 lower. */
export const BARS_HEIGHT = 100;

/**
 * The outline of a histogram's bars, as the path of an SVG that is as many units wide as there are
 * bins. What is there at all is at least a line.
 */
export function barsPath({ counts }: Histogram): string {
  const most = Math.max(1, ...counts);
  const steps = counts.map((count, at) => {
    const height = count === 0 ? 0 : Math.max(1, ((BARS_HEIGHT - 1) * count) / most);
    return `L${at} ${round(BARS_HEIGHT - height)}H${at + 1}`;
  });
  return `M0 ${BARS_HEIGHT}${steps.join('')}V${BARS_HEIGHT}Z`;
}

/** Where zero lies, in bins from the left; undefined where it is outside. */
export function zeroAt({ from, to, counts }: Histogram): number | undefined {
  return from <= 0 && to >= 0 ? round((counts.length * -from) / (to - from)) : undefined;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
