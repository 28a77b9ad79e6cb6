import { t } from '@vscode/l10n';

/** What the numbers are whose spread is drawn. */
export type SpreadKind = 'weights' | 'biases' | 'activations' | 'probabilities';

/** Over a histogram of such numbers. */
export function spreadHeading(kind: SpreadKind): string {
  switch (kind) {
    case 'weights':
      return t('Weights');
    case 'biases':
      return t('Biases');
    case 'activations':
      return t('Activations above 0');
    case 'probabilities':
      return t('Probabilities');
  }
}

/** What a histogram of such numbers shows, for those who do not see it. */
export function spreadSummary(
  kind: SpreadKind,
  range: { readonly count: string; readonly minimum: string; readonly maximum: string },
): string {
  switch (kind) {
    case 'weights':
      return t('Histogram of {count} weights from {minimum} to {maximum}', range);
    case 'biases':
      return t('Histogram of {count} biases from {minimum} to {maximum}', range);
    case 'activations':
      return t('Histogram of {count} activations above 0 from {minimum} to {maximum}', range);
    case 'probabilities':
      return t('Histogram of {count} probabilities from {minimum} to {maximum}', range);
  }
}
