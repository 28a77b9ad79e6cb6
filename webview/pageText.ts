import type { DigitPage } from './digitChoice.ts';
import { wholeNumber } from './figures.ts';

/**
 * Which digits a page shows. Of all digits their indices and the last one, as a digit is named and
 * gone to: `Index 9,988–9,999 of 9,999`. Of a choice of them places, counted from 1: `13–24 of 184`.
 * @param total digits on all pages
 */
export function pageText({ start, end }: DigitPage, total: number, isFiltered: boolean): string {
  if (end === start) {
    return `0 of ${wholeNumber(total)}`;
  }
  return isFiltered
    ? `${span(start + 1, end)} of ${wholeNumber(total)}`
    : `Index ${span(start, end - 1)} of ${wholeNumber(total - 1)}`;
}

function span(first: number, last: number): string {
  return first === last ? wholeNumber(first) : `${wholeNumber(first)}–${wholeNumber(last)}`;
}
