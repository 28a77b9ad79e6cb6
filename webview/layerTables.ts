import { t } from '@vscode/l10n';
import type { Histogram, MatrixPicture } from '../src/protocol/paramsPortrait.ts';
import { exactText } from './exactText.ts';
import { wholeNumber } from './figures.ts';
import { numberText } from './numberText.ts';
import type { TextTable } from './textTable.ts';
import { PICTURE_SIDE } from './tileLayout.ts';

/** Of a matrix so many weights are named. */
const MOST_WEIGHTS = 20;

/** How many numbers are in each bin of a histogram. */
export function histogramTable(caption: string, { from, to, counts }: Histogram): TextTable {
  const edge = (bin: number) => numberText(from + ((to - from) * bin) / counts.length);
  return {
    caption,
    head: [t('From'), t('To'), t('Count')],
    rows: counts.map((count, bin) => [edge(bin), edge(bin + 1), wholeNumber(count)]),
  };
}

/** The strongest weights of a layer; a dot that stands for several is told by the units it is for. */
export function strongestTable(
  caption: string,
  picture: MatrixPicture,
  { inputs, outputs }: { readonly inputs: number; readonly outputs: number },
): TextTable {
  const { weights, columns, outputsPerDot, inputsPerDot, scale } = picture;
  const strongest = Array.from(weights.keys())
    .sort((one, other) => Math.abs(weights[other]) - Math.abs(weights[one]))
    .slice(0, MOST_WEIGHTS);
  return {
    caption,
    head: [t('Unit'), t('Unit before'), t('Weight')],
    rows: strongest.map(dot => [
      unitsText(Math.floor(dot / columns), outputsPerDot, outputs),
      unitsText(dot % columns, inputsPerDot, inputs),
      numberText((weights[dot] * scale) / 127),
    ]),
  };
}

function unitsText(dot: number, unitsPerDot: number, units: number): string {
  const first = dot * unitsPerDot;
  const last = Math.min(first + unitsPerDot, units) - 1;
  return first === last ? wholeNumber(first) : `${wholeNumber(first)}–${wholeNumber(last)}`;
}

/** Every number of an array: those of a picture in its rows and columns, others one below the other. */
export function arrayTable(caption: string, values: Float64Array): TextTable {
  if (values.length !== PICTURE_SIDE ** 2) {
    return {
      caption,
      head: [t('Index'), t('Value')],
      rows: Array.from(values, (value, index) => [wholeNumber(index), exactText(value)]),
    };
  }
  const places = Array.from({ length: PICTURE_SIDE }, (_, place) => place);
  return {
    caption,
    head: [t('Row'), ...places.map(column => `${column + 1}`)],
    rows: places.map(row => [
      `${row + 1}`,
      ...places.map(column => exactText(values[PICTURE_SIDE * row + column])),
    ]),
  };
}
