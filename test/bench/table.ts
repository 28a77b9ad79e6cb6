import type { Comparison } from './comparisons.ts';
import type { Result } from './measure.ts';

/** The lines of a table of results: subjects in order, under each everybody who was measured. */
export function resultLines(results: readonly Result[]): string[] {
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

/** The lines of a table of comparisons with their goals. */
export function comparisonLines(comparisons: readonly Comparison[]): string[] {
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
