import { t } from '@vscode/l10n';

/** A whole number with separators, e.g. `60,000`. */
export function grouped(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** What is counted: of one, and of any other number. */
const NOUNS = {
  byte: [() => t('1 byte'), count => t('{count} bytes', { count })],
  digit: [() => t('1 digit'), count => t('{count} digits', { count })],
  'test digit': [() => t('1 test digit'), count => t('{count} test digits', { count })],
  'training digit': [() => t('1 training digit'), count => t('{count} training digits', { count })],
  'generated test digit': [
    () => t('1 generated test digit'),
    count => t('{count} generated test digits', { count }),
  ],
  image: [() => t('1 image'), count => t('{count} images', { count })],
  label: [() => t('1 label'), count => t('{count} labels', { count })],
  epoch: [() => t('1 epoch'), count => t('{count} epochs', { count })],
  iteration: [() => t('1 iteration'), count => t('{count} iterations', { count })],
  parameter: [() => t('1 parameter'), count => t('{count} parameters', { count })],
  thread: [() => t('1 thread'), count => t('{count} threads', { count })],
} as const satisfies Record<string, readonly [() => string, (count: string) => string]>;

export type Noun = keyof typeof NOUNS;

/** A number with its noun, e.g. `1 digit`, `60,000 digits`. */
export function counted(value: number, noun: Noun): string {
  const [one, many] = NOUNS[noun];
  return value === 1 ? one() : many(grouped(value));
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
  const values = { done: grouped(done), total: grouped(total) };
  return digits === 'validation'
    ? t('Measuring validation accuracy: {done} of {total} digits', values)
    : t('Measuring test accuracy: {done} of {total} digits', values);
}
