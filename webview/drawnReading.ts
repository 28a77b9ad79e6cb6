import { t } from '@vscode/l10n';
import { argmax } from '../src/nn/metrics.ts';
import { OUTPUT_SIZE } from '../src/nn/settings.ts';
import { probability } from './figures.ts';
import type { ValueBar } from './valueBar.ts';

/** All ten probabilities `[10]` as bars; empty ones where nothing was read. */
export function drawnBars(probabilities: Float32Array | undefined): ValueBar[] {
  const predicted = probabilities && argmax(probabilities);
  return Array.from({ length: OUTPUT_SIZE }, (_, digit) => ({
    name: `${digit}`,
    share: probabilities?.[digit] ?? 0,
    text: probabilities === undefined ? '' : probability(probabilities[digit]),
    isStrong: digit === predicted,
  }));
}

/** What the network takes it for, and how sure it is. */
export function drawnVerdict(probabilities: Float32Array | undefined): string {
  if (probabilities === undefined) {
    return t('Reading…');
  }
  const digit = argmax(probabilities);
  return t('Read as {digit}, {share}', { digit, share: probability(probabilities[digit]) });
}
