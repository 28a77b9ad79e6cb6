import { t } from '@vscode/l10n';
import type { WeightPictures } from '../src/protocol/subjects.ts';
import { decimalText } from './numberFormat.ts';
import { hasHiddenLayer } from './unitSort.ts';

/** What a picture of weights is called: a unit's, or without a hidden layer a digit's. */
export function unitName(pictures: Pick<WeightPictures, 'nextOutputs'>, unit: number): string {
  return hasHiddenLayer(pictures)
    ? t('Unit {unit}', { unit })
    : t('Digit {digit}', { digit: unit });
}

/** How strong it is: a part of what a tile is called. */
export function strengthText(
  { strengths, units }: Pick<WeightPictures, 'strengths' | 'units'>,
  unit: number,
): string {
  return t('strength {strength}', { strength: decimalText(strengths[units.indexOf(unit)], 2) });
}

/** What a sheet of such pictures shows, for those who do not see it. */
export function weightsText(count: number): string {
  return count === 1
    ? t('Weights of 1 unit of the first layer as a heatmap')
    : t('Weights of {count} units of the first layer as heatmaps', { count });
}
