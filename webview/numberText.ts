import { decimalText } from './numberFormat.ts';

/**
 * A weight or a measure of weights: three digits that matter, a real minus.
 * 0.012345 -> `0.0123`, -1.5 -> `−1.50`, 1234.5 -> `1,235`, 1e-9 -> `1.00e−9`
 */
export function numberText(value: number): string {
  const size = Math.abs(value);
  const sign = value < 0 ? '−' : '';
  if (size === 0) {
    return '0';
  }
  if (size < 0.0001 || size >= 1e6) {
    return `${sign}${size.toExponential(2).replace('-', '−').replace('+', '')}`;
  }
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(size)));
  return `${sign}${decimalText(size, decimals)}`;
}
