import { t } from '@vscode/l10n';
import type { PresetName } from '../nn/presets.ts';

/** A preset as people read of it. */
export interface PresetWords {
  readonly label: string;
  /** What it is for, one line. */
  readonly description: string;
}

/** Label and description of a preset in the reader's language; in English they are the preset's own. */
export function presetWords(name: PresetName): PresetWords {
  switch (name) {
    case 'quick':
      return {
        label: t('Quick'),
        description: t('784-128-10, 8 epochs of mini-batches of slightly distorted digits: 98.6 %'),
      };
    case 'classic':
      return {
        label: t('Classic'),
        description: t('The NumPy script number for number: 784-10-10, full batch, 300 iterations'),
      };
    case 'accurate':
      return {
        label: t('Accurate'),
        description: t('784-800-10 on digits distorted anew every epoch: over 99.3 %, takes long'),
      };
  }
}
