import type { HistoryPoints } from '../../protocol/subjects.ts';
import type { RunSeries } from './runSeries.ts';

const COLUMNS = [
  'run',
  'iteration',
  'epoch',
  'training loss',
  'training accuracy',
  'test loss',
  'test accuracy',
];

/**
 * The curves as a table, a line for each iteration of each run at which something was measured; what
 * was not measured there is empty. RFC 4180: https://www.rfc-editor.org/rfc/rfc4180
 */
export function chartCsv(runs: readonly RunSeries[]): string {
  const rows = [COLUMNS, ...runs.flatMap(rowsOf)];
  return rows.map(row => `${row.map(field).join(',')}\r\n`).join('');
}

function rowsOf({ name, iterationsPerEpoch, points }: RunSeries): string[][] {
  const training = indexByIteration(points.training);
  const test = indexByIteration(points.test);
  const iterations = [...new Set([...training.keys(), ...test.keys()])].sort((a, b) => a - b);
  return iterations.map(iteration => [
    name,
    String(iteration),
    iterationsPerEpoch > 0 ? number(iteration / iterationsPerEpoch) : '',
    ...values(points.training, training.get(iteration)),
    ...values(points.test, test.get(iteration)),
  ]);
}

function indexByIteration({ iteration }: HistoryPoints['training']): Map<number, number> {
  return new Map(Array.from(iteration, (value, at) => [value, at]));
}

function values(curve: HistoryPoints['training'], at: number | undefined): string[] {
  return at === undefined ? ['', ''] : [number(curve.loss[at]), number(curve.accuracy[at])];
}

/** Without digits that only the arithmetic made: 0.30000000000000004 -> `0.3`. */
function number(value: number): string {
  return String(Number(value.toPrecision(7)));
}

/**
 * Quoted where it must be. A name that a spreadsheet would take for a formula is a text by the
 * apostrophe before it.
 */
function field(text: string): string {
  const harmless = /^[=+@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
