import { secondsText } from '../src/data/wording.ts';

/** A no-break space keeps a number and its unit together. */
const SPACE = '\u00a0';

/**
 * Seconds as people say them: `40 ms`, `0.4 s`, `38 s`, `2 min 05 s`, `1 h 12 min`. Undefined for what is no
 * duration (not finite, negative).
 */
export function duration(seconds: number): string | undefined {
  if (!Number.isFinite(seconds) || seconds < 0) {
    return undefined;
  }
  if (seconds < 9.95) {
    return secondsText(seconds).replace(' ', SPACE);
  }
  const whole = Math.round(seconds);
  if (whole < 60) {
    return `${whole}${SPACE}s`;
  }
  if (whole < 3600) {
    return `${Math.floor(whole / 60)}${SPACE}min${SPACE}${twoDigits(whole % 60)}${SPACE}s`;
  }
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)}${SPACE}h${SPACE}${twoDigits(minutes % 60)}${SPACE}min`;
}

/** An estimate: whole seconds, so that the last digit does not flicker. */
export function timeLeft(seconds: number): string | undefined {
  return Number.isFinite(seconds) && seconds >= 0 && seconds < 9.95
    ? `${Math.ceil(seconds)}${SPACE}s`
    : duration(seconds);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
