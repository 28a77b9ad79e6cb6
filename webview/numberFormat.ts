let language = 'en-US';

// Made once for each number of decimals: an axis writes hundreds of numbers a second.
const fullFormats = new Map<number, Intl.NumberFormat>();
const shortFormats = new Map<number, Intl.NumberFormat>();

/** Chooses the language in which numbers and dates are written, e.g. `de`. */
export function writeNumbersIn(name: string): void {
  language = name === '' ? 'en-US' : name;
  fullFormats.clear();
  shortFormats.clear();
}

/** A number with so many decimals and with separators as the page's language has them: `1,234.50`. */
export function decimalText(value: number, decimals: number): string {
  let format = fullFormats.get(decimals);
  if (format === undefined) {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    format = new Intl.NumberFormat(language, digits);
    fullFormats.set(decimals, format);
  }
  return format.format(rounded(value, decimals));
}

/** A number with at most so many decimals and without separators: `0.5`, `1250`. */
export function shortText(value: number, decimals: number): string {
  let format = shortFormats.get(decimals);
  if (format === undefined) {
    const digits = { maximumFractionDigits: decimals, useGrouping: false };
    format = new Intl.NumberFormat(language, digits);
    shortFormats.set(decimals, format);
  }
  return format.format(rounded(value, decimals));
}

/** Of a tie Intl would take the written decimals, not the number that is nearest to them. */
function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

/** A day and its time as the page's language writes them: `Nov 22, 2026, 2:05 PM`. */
export function dateText(time: Date): string {
  return time.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
}
