import type { Result } from './measure.ts';
import { READING } from './measures/data.ts';
import { ACCURATE_MEMORY, LOADED_MEMORY } from './measures/memory.ts';
import { SGEMM } from './measures/roofline.ts';
import { BY_COUNT, BY_WIDTH } from './measures/scaling.ts';
import { type TimedRun, TO_98 } from './measures/timeToAccuracy.ts';
import { CLASSIC_WORK, denseOperations, USUAL_WORK, WIDE_WORK, type Work } from './works.ts';

/** What several results say together, and what was hoped for. */
export interface Comparison {
  readonly what: string;
  /** Missing where something that it needs was not measured. */
  readonly value?: number;
  readonly unit: 'x' | 's' | 'MB' | '%';
  readonly goal?: { readonly at: 'least' | 'most'; readonly value: number };
}

export interface Measured {
  readonly results: readonly Result[];
  /** Digits of the training set. */
  readonly count: number;
  /** All cores. */
  readonly threads: number;
  readonly accurate?: TimedRun;
}

/** Medians against medians; a rate of `sgemm` counts at its best, and a peer with its best threads. */
export function compare(measured: Measured): Comparison[] {
  return [
    ...speedComparisons(measured),
    ...scalingComparisons(measured),
    ...wholeComparisons(measured),
  ];
}

function speedComparisons({ results, count, threads }: Measured): Comparison[] {
  const fast = `fast, ${threads} thread`;
  const against = (peer: string, work: Work, least?: number): Comparison => ({
    what: `${work.name}: fast against ${peer}`,
    value: ratio(best(results, work.name, fast), best(results, work.name, peer)),
    unit: 'x',
    goal: least === undefined ? undefined : { at: 'least', value: least },
  });
  const classic = (who: string) => quickest(results, CLASSIC_WORK.name, who);
  const epoch = ratio(count, best(results, USUAL_WORK.name, fast));
  const rate = results.find(({ subject }) => subject === SGEMM)?.max;
  const roofline = ratio(denseOperations(USUAL_WORK) * count, rate && rate * 1e9);
  return [
    against('NumPy', USUAL_WORK, 4),
    against('PyTorch', USUAL_WORK, 5),
    against('TF.js', USUAL_WORK, 80),
    against('brain.js', USUAL_WORK),
    against('textbook', USUAL_WORK),
    against('NumPy', WIDE_WORK, 2.5),
    {
      what: `${CLASSIC_WORK.name}: fast against NumPy`,
      value: ratio(classic('NumPy'), classic(fast)),
      unit: 'x',
      goal: { at: 'least', value: 8 },
    },
    { what: `${USUAL_WORK.name}: epoch, fast`, value: epoch, unit: 's' },
    { what: 'the same at the rate of sgemm, dense', value: roofline, unit: 's' },
    {
      what: 'epoch over dense roofline',
      value: ratio(epoch, roofline),
      unit: 'x',
      goal: { at: 'most', value: 1 },
    },
  ];
}

function scalingComparisons({ results, threads }: Measured): Comparison[] {
  const one = best(results, USUAL_WORK.name, 'fast, 1 thread');
  const all = best(results, USUAL_WORK.name, `fast, ${threads} thread`);
  const byWidth = results.filter(({ subject }) => subject === BY_WIDTH);
  const perUnit = (result: Result | undefined) =>
    result && result.median / Number(result.who.split('= ')[1]);
  const byCount = results.filter(({ subject }) => subject === BY_COUNT);
  return [
    {
      what: `${USUAL_WORK.name}: ${threads} threads over 1`,
      value: threads === 1 ? undefined : ratio(all, one),
      unit: 'x',
      goal: threads === 2 ? { at: 'least', value: 1.8 } : undefined,
    },
    {
      what: 'time per sample and hidden unit, widest over narrowest',
      value: ratio(perUnit(byWidth.at(-1)), perUnit(byWidth[0])),
      unit: 'x',
    },
    {
      what: 'time per sample, all digits over a tenth of them',
      value: ratio(byCount.at(-1)?.median, byCount[0]?.median),
      unit: 'x',
    },
  ];
}

function wholeComparisons({ results, accurate }: Measured): Comparison[] {
  const median = (subject: string) => results.find(row => row.subject === subject)?.median;
  const reading = median(READING);
  const percent = accurate && 100 * accurate.testAccuracy;
  return [
    { what: TO_98, value: median(TO_98), unit: 's', goal: { at: 'most', value: 2 } },
    {
      what: 'Accurate, from the command to 99.3 %',
      value: accurate?.seconds,
      unit: 's',
      goal: { at: 'most', value: 100 },
    },
    { what: 'Accurate, to its end', value: accurate?.secondsInAll, unit: 's' },
    {
      what: 'Accurate, test accuracy at its end',
      value: percent,
      unit: '%',
      goal: { at: 'least', value: 99.4 },
    },
    {
      what: READING,
      value: reading && reading / 1000,
      unit: 's',
      goal: { at: 'most', value: 0.4 },
    },
    {
      what: LOADED_MEMORY,
      value: median(LOADED_MEMORY),
      unit: 'MB',
      goal: { at: 'most', value: 250 },
    },
    {
      what: ACCURATE_MEMORY,
      value: median(ACCURATE_MEMORY),
      unit: 'MB',
      goal: { at: 'most', value: 400 },
    },
  ];
}

/** The best median among those whose name begins so. */
function best(results: readonly Result[], subject: string, who: string): number | undefined {
  const rates = rowsOf(results, subject, who).map(({ median }) => median);
  return rates.length === 0 ? undefined : Math.max(...rates);
}

function quickest(results: readonly Result[], subject: string, who: string): number | undefined {
  const times = rowsOf(results, subject, who).map(({ median }) => median);
  return times.length === 0 ? undefined : Math.min(...times);
}

function rowsOf(results: readonly Result[], subject: string, who: string): Result[] {
  return results.filter(row => row.subject === subject && row.who.startsWith(who));
}

function ratio(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one / other;
}
