import { t } from '@vscode/l10n';
import { decimalText } from './numberFormat.ts';

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
  return durationText(seconds).replaceAll(' ', SPACE);
}

function durationText(seconds: number): string {
  if (seconds > 0 && seconds < 0.1) {
    return t('{milliseconds} ms', { milliseconds: Math.max(1, Math.round(1000 * seconds)) });
  }
  if (seconds < 9.95) {
    return t('{seconds} s', { seconds: decimalText(seconds, seconds === 0 ? 0 : 1) });
  }
  const whole = Math.round(seconds);
  if (whole < 60) {
    return t('{seconds} s', { seconds: whole });
  }
  if (whole < 3600) {
    return t('{minutes} min {seconds} s', {
      ...{ minutes: Math.floor(whole / 60), seconds: twoDigits(whole % 60) },
    });
  }
  const minutes = Math.round(seconds / 60);
  return t('{hours} h {minutes} min', {
    ...{ hours: Math.floor(minutes / 60), minutes: twoDigits(minutes % 60) },
  });
}

/** An estimate: whole seconds, so that the last digit does not flicker. */
export function timeLeft(seconds: number): string | undefined {
  return Number.isFinite(seconds) && seconds >= 0 && seconds < 9.95
    ? t('{seconds} s', { seconds: Math.ceil(seconds) }).replaceAll(' ', SPACE)
    : duration(seconds);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
