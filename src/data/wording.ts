/** A whole number with separators, e.g. `60,000`. */
export function grouped(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** A number with its noun, e.g. `1 digit`, `60,000 digits`. */
export function counted(value: number, noun: string): string {
  return `${grouped(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** Seconds with one place, e.g. `38.2 s`; where that would be next to nothing `40 ms`. */
export function secondsText(seconds: number): string {
  if (seconds >= 0.1) {
    return `${seconds.toFixed(1)} s`;
  }
  return seconds > 0 ? `${Math.max(1, Math.round(1000 * seconds))} ms` : '0 s';
}
