import { t } from '@vscode/l10n';
import type { HistoryPoints } from '../src/protocol/subjects.ts';
import { wholeNumber } from './figures.ts';
import { shortText } from './numberFormat.ts';

/** A person aims at another accuracy, or at none. Rises to the part that draws the chart. */
export class TargetEvent extends Event {
  static readonly type = 'mnist-target';
  /** 0 to 1 */
  readonly aim: number | undefined;

  constructor(aim: number | undefined) {
    super(TargetEvent.type, { bubbles: true, composed: true });
    this.aim = aim;
  }
}

/** What a person wrote as a target in percent: 0 to 1, or what is wrong with it; empty: none. */
export function readTarget(text: string): { readonly value?: number; readonly fault?: string } {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') {
    return {};
  }
  const percent = Number(trimmed);
  return percent > 0 && percent <= 100
    ? { value: percent / 100 }
    : { fault: t('A number of percent up to 100, please.') };
}

/** Whether the test accuracy has reached a target, in words. */
export function targetText(target: number, { test }: HistoryPoints): string {
  const percent = shortText(100 * target, 2);
  const place = test.accuracy.findIndex(accuracy => accuracy >= target);
  return place < 0
    ? t('Target {percent} %: not reached yet', { percent })
    : t('Target {percent} %: reached at iteration {iteration}', {
        percent,
        iteration: wholeNumber(test.iteration[place]),
      });
}
