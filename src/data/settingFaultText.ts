import { t } from '@vscode/l10n';
import type { SettingFault } from '../nn/settings.ts';

/**
 * What is wrong with a setting, as a sentence.
 * @param label what it is called where the person wrote it
 */
export function settingFaultText(fault: SettingFault, label: string = fault.setting): string {
  switch (fault.kind) {
    case 'widths':
      return t(
        '{label} is {value}; it must be a list of at most {layers} whole numbers from {minimum} to {maximum}, the widths of the layers.',
        { ...fault, label },
      );
    case 'choice': {
      const { value } = fault;
      const choices = fault.choices.map(choice => `"${choice}"`).join(', ');
      return t('{label} is {value}; it must be one of {choices}.', { label, value, choices });
    }
    case 'number':
      return t('{label} is {value}; it must be a number from {minimum} to {maximum}.', {
        ...{ ...fault, label },
      });
    case 'whole number':
      return wholeNumberText(fault.word, { ...fault, label });
  }
}

function wholeNumberText(
  word: 'full' | 'all' | undefined,
  values: Record<string, string | number>,
): string {
  switch (word) {
    case 'full':
      return t(
        '{label} is {value}; it must be a whole number from {minimum} to {maximum} or "full".',
        values,
      );
    case 'all':
      return t(
        '{label} is {value}; it must be a whole number from {minimum} to {maximum} or "all".',
        values,
      );
    default:
      return t(
        '{label} is {value}; it must be a whole number from {minimum} to {maximum}.',
        values,
      );
  }
}
