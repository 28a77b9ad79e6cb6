import { t } from '@vscode/l10n';
import { percent } from './figures.ts';
import type { TextTable } from './textTable.ts';
import { PICTURE_SIDE } from './tileLayout.ts';

/** A ninth of a picture: row and column 0 to 2, from the top left. */
export interface Region {
  readonly row: number;
  readonly column: number;
}

const SIDE = 3;
const REGIONS: readonly Region[] = Array.from({ length: SIDE * SIDE }, (_, at) => ({
  row: Math.floor(at / SIDE),
  column: at % SIDE,
}));

/** Which ninth a pixel is in, counted row by row. */
export function regionOf(pixel: number): number {
  const row = Math.floor((SIDE * Math.floor(pixel / PICTURE_SIDE)) / PICTURE_SIDE);
  const column = Math.floor((SIDE * (pixel % PICTURE_SIDE)) / PICTURE_SIDE);
  return SIDE * row + column;
}

/** The ninth that was counted so. */
export function regionAt(at: number): Region {
  return REGIONS[at];
}

export function regionText({ row, column }: Region): string {
  const names = [
    [t('at the top left'), t('at the top'), t('at the top right')],
    [t('on the left'), t('in the middle'), t('on the right')],
    [t('at the bottom left'), t('at the bottom'), t('at the bottom right')],
  ];
  return names[row][column];
}

/**
 * Where a digit has how much ink: 100 % is white all over.
 * @param image `[784]`, 0 to 255
 */
export function inkTable(caption: string, image: Uint8Array): TextTable {
  return regionTable(caption, image, { name: t('Ink'), textOf: mean => percent(mean / 255, 0) });
}

/**
 * What a picture has in each of its ninths.
 * @param values `[784]`
 * @param mean the name and the text of the mean of a ninth
 */
export function regionTable(
  caption: string,
  values: ArrayLike<number>,
  mean: { readonly name: string; readonly textOf: (value: number) => string },
): TextTable {
  const sums = new Float64Array(REGIONS.length);
  const counts = new Float64Array(REGIONS.length);
  for (let pixel = 0; pixel < values.length; pixel++) {
    const region = regionOf(pixel);
    sums[region] += values[pixel];
    counts[region]++;
  }
  return {
    caption,
    head: [t('Where'), mean.name],
    rows: REGIONS.map((region, at) => [regionText(region), mean.textOf(sums[at] / counts[at])]),
  };
}
