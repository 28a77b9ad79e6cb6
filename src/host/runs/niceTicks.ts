/**
 * Round values from `low` up to the first one that reaches `high`, about `count` of them: steps of 1, 2
 * or 5 times a power of ten.
 */
export function niceTicks(low: number, high: number, count: number): number[] {
  const least = Math.max(high - low, Number.MIN_VALUE * 1e16) / count;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = power * ([1, 2, 5, 10].find(factor => factor * power >= least * (1 - 1e-9)) ?? 10);
  const steps = Math.max(1, Math.ceil((high - low) / step - 1e-9));
  return Array.from({ length: steps + 1 }, (_, at) => Number((low + at * step).toPrecision(12)));
}
