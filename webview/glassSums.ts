// The sums of the glass box as lines of text.
import { t } from '@vscode/l10n';
import type { GlassSum } from '../src/protocol/glassBox.ts';
import { exactText } from './exactText.ts';
import { wholeNumber } from './figures.ts';

/** Bias, the largest terms, and all others in one: the lines add up to the last one. */
export function sumLines(
  { total, bias, terms, others }: GlassSum,
  { name, hasBias }: { name: string; hasBias: boolean },
): string[] {
  const lines = terms.map(({ weight, value }) => {
    const factors = `${bracketed(weight)} × ${bracketed(value)}`;
    return `+ ${factors} = ${exactText(weight * value)}`;
  });
  const rest = t('+ {count} more terms = {sum}', {
    ...{ count: wholeNumber(others.count), sum: exactText(others.sum) },
  });
  return [
    ...(hasBias ? [`b = ${exactText(bias)}`] : []),
    ...lines,
    ...(others.count > 0 ? [rest] : []),
    `${name} = ${exactText(total)}`,
  ];
}

/** `p − y` with its numbers. */
export function differenceText(p: number, y: number): string {
  return `${exactText(p)} − ${y}`;
}

/** A negative factor stands in brackets. */
export function bracketed(value: number): string {
  return value < 0 ? `(${exactText(value)})` : exactText(value);
}
