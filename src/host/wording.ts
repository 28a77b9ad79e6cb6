import { t } from '@vscode/l10n';
import type { DatasetDescription } from '../data/dataset.ts';
import { grouped } from '../data/wording.ts';
import type { Checkpoint } from '../protocol/subjects.ts';

/** An accuracy from 0 to 1 for people, e.g. `97.1 %`. */
export function percent(accuracy: number, digits = 1): string {
  return `${(accuracy * 100).toFixed(digits)} %`;
}

/** What the test set is, honestly, e.g. `10,000 generated test digits`. */
export function testDigits({ kind, testCount }: DatasetDescription): string {
  const count = grouped(testCount);
  switch (kind) {
    case 'mnist':
      return t('{count} test digits', { count });
    case 'generated':
      return t('{count} generated test digits', { count });
    case 'custom':
      return t('{count} test images', { count });
  }
}

/**
 * How good a network is, e.g. `98.1 % on 10,000 test digits`.
 * @param lastMeasured test accuracy of somewhat older weights, for weights that were not measured
 */
export function resultText(
  checkpoint: Checkpoint,
  dataset: DatasetDescription,
  lastMeasured?: number,
): string {
  const { testAccuracy } = checkpoint.provenance;
  const digits = testDigits(dataset);
  if (testAccuracy !== undefined) {
    return t('{accuracy} on {digits}', { accuracy: percent(testAccuracy), digits });
  }
  return lastMeasured === undefined
    ? t('not measured on the {digits}', { digits })
    : t('last measured {accuracy} on {digits}', { accuracy: percent(lastMeasured), digits });
}
