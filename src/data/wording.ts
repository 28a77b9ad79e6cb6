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

/** How far a measure is, e.g. `Measuring test accuracy: 3,200 of 10,000 digits`. */
export function measuringText(measuring: {
  /** Which digits: `test`, `validation`. */
  readonly digits: string;
  readonly done: number;
  readonly total: number;
}): string {
  const { digits, done, total } = measuring;
  return `Measuring ${digits} accuracy: ${grouped(done)} of ${grouped(total)} digits`;
}
