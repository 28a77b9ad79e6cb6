import { decimalText } from './numberFormat.ts';

// Numbers as people read them. A no-break space keeps a number and its sign together.
const SPACE = '\u00a0';

/** 10000 -> `10,000` */
export function wholeNumber(value: number): string {
  return decimalText(value, 0);
}

/** 0.981 -> `98.1 %`; `decimals` digits after the point. */
export function percent(share: number, decimals = 1): string {
  return `${decimalText(100 * share, decimals)}${SPACE}%`;
}

/**
 * A probability: 0.914 -> `91 %`. Nearly certain and nearly impossible are not rounded to 100 and 0,
 * which a softmax never says.
 */
export function probability(value: number): string {
  if (value > 0.995 && value < 1) {
    return `> 99${SPACE}%`;
  }
  if (value < 0.005 && value > 0) {
    return `< 1${SPACE}%`;
  }
  return percent(value, 0);
}

/** -0.3127 -> `−0.31`, 0.3127 -> `+0.31`, always with a sign except 0. */
export function signed(value: number, decimals = 2): string {
  const size = Number(Math.abs(value).toFixed(decimals));
  const digits = decimalText(size, decimals);
  if (size === 0) {
    return digits;
  }
  return `${value < 0 ? '−' : '+'}${digits}`;
}
