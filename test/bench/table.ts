import type { Comparison } from './comparisons.ts';
import type { Result } from './measure.ts';

/** All that a run of the bench has to say. */
export interface Report {
  /** What the numbers depend on, by name. */
  readonly conditions: Readonly<Record<string, string>>;
  /** Of the peers, by name. */
  readonly versions: Readonly<Record<string, string>>;
  /** Why peers are not measured, by name. */
  readonly missing: Readonly<Record<string, string>>;
  readonly results: readonly Result[];
  readonly comparisons: readonly Comparison[];
}

/** The lines of the whole table. */
export function reportLines(report: Report): string[] {
  const { conditions, versions, missing, results, comparisons } = report;
  const named = Object.entries({ ...conditions, ...versions, ...missing });
  return [
    ...named.map(([name, value]) => `${name.padEnd(20)}${value}`),
    ...resultLines(results),
    '',
    ...comparisonLines(comparisons),
  ];
}

/** Subjects in order, under each everybody who was measured. */
function resultLines(results: readonly Result[]): string[] {
  const subjects = [...new Set(results.map(({ subject }) => subject))];
  return subjects.flatMap(subject => {
    const rows = results.filter(row => row.subject === subject);
    const [{ unit, rounds }] = rows;
    const heading = `${`${subject} [${unit}]`.padEnd(54)}${'median'.padStart(10)}`;
    return ['', `${heading}   min to max of ${rounds}`, ...rows.map(resultLine)];
  });
}

function resultLine({ who, median, min, max }: Result): string {
  const range = `${figure(min)} to ${figure(max)}`;
  return `  ${who.padEnd(52)}${figure(median).padStart(10)}   ${range}`;
}

/** What the results say together, with the goals. */
function comparisonLines(comparisons: readonly Comparison[]): string[] {
  const width = Math.max(...comparisons.map(({ what }) => what.length)) + 2;
  return comparisons.map(({ what, value, unit, goal }) => {
    const shown = value === undefined ? '-' : `${figure(value, unit)} ${unit}`;
    const wish = goal ? `   goal: at ${goal.at} ${goal.value} ${unit}` : '';
    const isMissed =
      goal &&
      value !== undefined &&
      (goal.at === 'least' ? value < goal.value : value > goal.value);
    return `${what.padEnd(width)}${shown.padStart(10)}${wish}${isMissed ? ', missed' : ''}`;
  });
}

/** Three digits are all that such a measurement says; a test accuracy is exact to four. */
function figure(value: number, unit?: Comparison['unit']): string {
  return Number(value.toPrecision(unit === '%' ? 4 : 3)).toLocaleString('en');
}
