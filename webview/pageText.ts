import { t } from '@vscode/l10n';
import type { DigitPage } from './digitChoice.ts';
import { wholeNumber } from './figures.ts';

/**
 * Which digits a page shows. Of all digits their indices and the last one, as a digit is named and
 * gone to: `Index 9,988–9,999 of 9,999`. Of a choice of them places, counted from 1: `13–24 of 184`.
 * @param total digits on all pages
 */
export function pageText({ start, end }: DigitPage, total: number, isFiltered: boolean): string {
  if (end === start) {
    return t('{shown} of {total}', { shown: wholeNumber(0), total: wholeNumber(total) });
  }
  return isFiltered
    ? t('{shown} of {total}', { shown: span(start + 1, end), total: wholeNumber(total) })
    : t('Index {shown} of {last}', {
        ...{ shown: span(start, end - 1), last: wholeNumber(total - 1) },
      });
}

function span(first: number, last: number): string {
  return first === last ? wholeNumber(first) : `${wholeNumber(first)}–${wholeNumber(last)}`;
}
