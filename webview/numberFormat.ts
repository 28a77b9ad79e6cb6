let language = 'en-US';
const formats = new Map<number, Intl.NumberFormat>();

/** Chooses the language in which numbers and dates are written, e.g. `de`. */
export function writeNumbersIn(name: string): void {
  language = name === '' ? 'en-US' : name;
  formats.clear();
}

/** A number with so many decimals and with separators as the page's language has them: `1,234.50`. */
export function decimalText(value: number, decimals: number): string {
  let format = formats.get(decimals);
  if (format === undefined) {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    format = new Intl.NumberFormat(language, digits);
    formats.set(decimals, format);
  }
  // Rounded first: of a tie Intl would take the decimal digits, not the number they stand for.
  return format.format(Number(value.toFixed(decimals)));
}

/** A number with at most so many decimals and without separators: `0.5`, `1250`. */
export function shortText(value: number, decimals: number): string {
  const digits = { maximumFractionDigits: decimals, useGrouping: false };
  return new Intl.NumberFormat(language, digits).format(Number(value.toFixed(decimals)));
}

/** A day and its time as the page's language writes them: `Nov 22, 2026, 2:05 PM`. */
export function dateText(time: Date): string {
  return time.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
}
