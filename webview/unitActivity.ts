import { t } from '@vscode/l10n';
import type { Activations } from '../src/protocol/inside.ts';
import type { DigitReference } from '../src/protocol/questions.ts';
import { wholeNumber } from './figures.ts';
import { numberText } from './numberText.ts';

/** What the units of the first layer say to the digit looked at. */
export interface UnitActivity {
  /** `[units]` by index */
  readonly values: Float32Array;
  readonly largest: number;
  /** Indices of the units that never say anything. */
  readonly dead: ReadonlySet<number>;
}

/** The first layer's share of an answer. */
export function unitActivity({ layers }: Activations): UnitActivity {
  const { values, dead } = layers[0];
  return { values, dead: new Set(dead), largest: values.reduce((a, b) => Math.max(a, b), 0) };
}

/** Length of a unit's bar, 0 to 1. */
export function barLength({ values, largest }: UnitActivity, unit: number): number {
  return largest > 0 ? (values[unit] ?? 0) / largest : 0;
}

/** What a unit says, in a few words. */
export function activityText(activity: UnitActivity, unit: number): string {
  return activity.dead.has(unit)
    ? t('dead: always 0')
    : t('activation {activation}', { activation: numberText(activity.values[unit] ?? 0) });
}

/** What the bars under the tiles are. */
export function barsText(digit: DigitReference): string {
  return digit.kind === 'test'
    ? t('Bars: what each unit answers to test digit {digit}. Dashed: dead.', {
        digit: wholeNumber(digit.index),
      })
    : t('Bars: what each unit answers to your drawing. Dashed: dead.');
}

/** `Unit 5, strength 1.20, activation 0.310`: what a tile is called. */
export function tileText(name: string, ...details: readonly string[]): string {
  return [name, ...details].filter(text => text !== '').join(', ');
}
