import { t } from '@vscode/l10n';
import { wholeNumber } from './figures.ts';
import { type TextTable, thinnedPlaces } from './textTable.ts';

/** A curve of a chart with its name. `null`: nothing was measured there. */
export interface NamedCurve {
  readonly name: string;
  readonly values: readonly (number | null | undefined)[];
}

/** The points of curves over the iterations; of a long run some of them. */
export function curveTable(
  caption: string,
  iterations: readonly number[],
  curves: readonly NamedCurve[],
  textOf: (value: number | null | undefined) => string,
): TextTable {
  return {
    caption,
    head: [t('Iteration'), ...curves.map(({ name }) => name)],
    rows: thinnedPlaces(iterations.length).map(place => [
      wholeNumber(iterations[place]),
      ...curves.map(({ values }) => textOf(values[place])),
    ]),
  };
}
