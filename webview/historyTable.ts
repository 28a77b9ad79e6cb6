import { t } from '@vscode/l10n';
import type { RunOverlay } from '../src/protocol/overlays.ts';
import type { Measure } from './chartData.ts';
import { chartSummary, measureText } from './chartText.ts';
import { curveTable } from './curveTable.ts';
import type { OverlaidData } from './overlayLines.ts';
import type { TextTable } from './textTable.ts';

/**
 * The curves of a run and of others as a table: the points at which a test set was measured, where
 * there are any, for at all others only training has something to say.
 */
export function historyTable(
  { data, lines }: OverlaidData,
  overlays: readonly RunOverlay[],
  measure: Measure,
): TextTable {
  const { iteration, training, test } = data;
  const isMeasured = (place: number) => [test, ...lines].some(line => line[place] != null);
  const places = [...iteration.keys()];
  const measured = places.filter(isMeasured);
  const rows = measured.length > 0 ? measured : places;
  const named = [
    { name: t('Training'), values: carriedOn(training) },
    { name: t('Test'), values: test },
    ...overlays.map(({ name }, at) => ({ name, values: lines[at] })),
  ];
  return curveTable(
    chartSummary(data, measure),
    rows.map(place => iteration[place]),
    named.map(({ name, values }) => ({ name, values: rows.map(place => values[place]) })),
    value => measureText(value, measure),
  );
}

/** Training is measured at other points than the test digits: each has the value that is newest there. */
function carriedOn(values: readonly (number | null)[]): (number | null)[] {
  let newest: number | null = null;
  return values.map(value => {
    newest = value ?? newest;
    return newest;
  });
}
