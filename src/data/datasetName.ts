import { t } from '@vscode/l10n';
import type { DatasetDescription } from './dataset.ts';

/**
 * What a person reads as the name of digits. Generated ones always say that they are, in the
 * reader's language; files keep the English name.
 */
export function datasetName({ kind, name }: Pick<DatasetDescription, 'kind' | 'name'>): string {
  return kind === 'generated' ? t('generated digits') : name;
}
