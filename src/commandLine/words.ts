import { secondsText } from '../data/wording.ts';

/** 0 to 1 as `98.12 %`. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

/** `40 ms`, `0.4 s`, `45 s`, `3:07 min` or `1:02:03 h`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (value: number) => String(value % 60).padStart(2, '0');
  if (whole < 60) {
    return seconds < 10 ? secondsText(seconds) : `${whole} s`;
  }
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? `${minutes}:${two(whole)} min`
    : `${Math.floor(minutes / 60)}:${two(minutes)}:${two(whole)} h`;
}
