import { t } from '@vscode/l10n';
import { settingFaultText } from '../src/data/settingFaultText.ts';
import {
  type SETTING_LIMITS,
  type TrainingSettings,
  validateSettings,
} from '../src/nn/settings.ts';
import type { SettingsOverrides } from '../src/protocol/dashboardMessages.ts';
import type { PresetChoice } from '../src/protocol/snapshot.ts';

/** A setting that a person may change for the next run. */
export type FieldName = keyof SettingsOverrides & keyof typeof SETTING_LIMITS;

/** What a person has written into the fields; a missing one stands at the preset's value. */
export type FieldTexts = { readonly [Name in FieldName]?: string };

/** A preset and what was changed of it. */
export interface NextRun {
  readonly preset: PresetChoice['name'];
  readonly texts: FieldTexts;
}

/** A field with what it means. */
export interface SettingField {
  readonly name: FieldName;
  readonly label: string;
  readonly hint: string;
}

/** The fields in the order in which they stand. */
export function settingFields(): readonly SettingField[] {
  return [
    { name: 'hiddenLayers', label: t('Hidden layers'), hint: t('Units of each, e.g. 128, 64') },
    { name: 'epochs', label: t('Epochs'), hint: t('How often all digits are shown') },
    { name: 'batchSize', label: t('Batch size'), hint: t('Digits per iteration, or full') },
    { name: 'learningRate', label: t('Learning rate'), hint: t('Length of a step downhill') },
    { name: 'seed', label: t('Seed'), hint: t('The same seed repeats a run exactly') },
  ];
}

/** What a field shows as long as nobody wrote into it. */
export function presetText(settings: TrainingSettings, name: FieldName): string {
  const value = settings[name];
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** The settings that differ from the preset's, and a sentence for each field that cannot be used. */
export interface ReadFields {
  readonly overrides: SettingsOverrides;
  readonly faults: { readonly [Name in FieldName]?: string };
}

/** Reads what a person wrote, field by field, against the preset it changes. */
export function readFields(settings: TrainingSettings, texts: FieldTexts): ReadFields {
  const overrides: Record<string, unknown> = {};
  const faults: { [Name in FieldName]?: string } = {};
  for (const { name, label } of settingFields()) {
    const text = texts[name];
    if (text === undefined || text.trim() === presetText(settings, name)) {
      continue;
    }
    const value = readValue(name, text.trim());
    const [fault] = validateSettings({ ...settings, [name]: value });
    if (fault !== undefined) {
      faults[name] = settingFaultText(fault, label);
    } else {
      overrides[name] = value;
    }
  }
  return { overrides, faults };
}

/** The value a text stands for; what is no number stays a text, for validation to name it. */
function readValue(name: FieldName, text: string): unknown {
  if (name === 'hiddenLayers') {
    return text === '' ? [] : text.split(/[\s,;]+/).map(readNumber);
  }
  return name === 'batchSize' && text.toLowerCase() === 'full' ? 'full' : readNumber(text);
}

function readNumber(text: string): number | string {
  const value = Number(text);
  return text === '' || Number.isNaN(value) ? text : value;
}
