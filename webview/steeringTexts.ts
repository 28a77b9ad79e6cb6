import { t } from '@vscode/l10n';
import { STEERING_LIMITS, type Steering, type StopWish } from '../src/protocol/steering.ts';
import { wholeNumber } from './figures.ts';

/** Positions of the slider: each a quarter more or less, from a hundredth to a hundredfold. */
export const SLIDER = { minimum: -20, maximum: 20 } as const;
const FACTOR_A_STEP = 10 ** 0.1;

/** What the schedule's learning rate is multiplied with at a position of the slider. */
export function factorAt(position: number): number {
  return Number((FACTOR_A_STEP ** position).toPrecision(2));
}

/** The position of the slider that is nearest to a factor. */
export function positionOf(factor: number): number {
  const position = Math.round(Math.log10(factor) * 10);
  return Math.min(SLIDER.maximum, Math.max(SLIDER.minimum, position));
}

/** The learning rate of now, and what it is of the schedule's. */
export function rateText(learningRate: number, factor: number): string {
  const rate = Number(learningRate.toPrecision(2)).toString();
  return factor === 1
    ? t('{rate}, as the schedule has it', { rate })
    : t("{rate}, {factor} times the schedule's", { rate, factor });
}

/** Where the learning rate was changed, one sentence each, the newest last. */
export function changeTexts({ rateChanges }: Steering): string[] {
  return rateChanges.map(({ iteration, factor }) =>
    t("From iteration {iteration} on {factor} times the schedule's rate.", {
      iteration: wholeNumber(iteration),
      factor,
    }),
  );
}

/** The fields in which a person says when a run shall end. */
export type StopField = keyof StopWish;

/** What a person wrote: the value, or what is wrong with it; empty: no wish. */
export function readStopField(
  field: StopField,
  text: string,
): { readonly value?: number; readonly fault?: string } {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') {
    return {};
  }
  const { minimum, maximum } = STEERING_LIMITS[field];
  const value = Number(trimmed);
  if (field === 'accuracy') {
    return value >= 1 && value <= 100
      ? { value: value / 100 }
      : { fault: t('A number of percent from 1 to 100, please.') };
  }
  return Number.isInteger(value) && value >= minimum && value <= maximum
    ? { value }
    : { fault: t('A whole number from {minimum} to {maximum}, please.', { minimum, maximum }) };
}

/** A wish as it stands in its field. */
export function stopFieldText(field: StopField, wish: StopWish): string {
  const value = wish[field];
  if (value === undefined) {
    return '';
  }
  return field === 'accuracy' ? String(Number((100 * value).toFixed(2))) : String(value);
}
