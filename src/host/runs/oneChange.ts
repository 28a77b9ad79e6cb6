import { t } from '@vscode/l10n';
import {
  SETTING_CHOICES,
  SETTING_LIMITS,
  type TrainingSettings,
  validateSettings,
} from '../../nn/settings.ts';

export type SettingName = keyof TrainingSettings;

/** A setting that a run may be repeated with another value of. */
export interface ChangeableSetting {
  readonly name: SettingName;
  readonly label: string;
  /** Its values, where it is a choice. */
  readonly choices?: readonly string[];
  /** How its value is written. */
  readonly hint: string;
}

/** The settings of which one may be changed, those that teach most first. */
export function changeableSettings(): ChangeableSetting[] {
  return [
    { ...{ name: 'learningRate', label: t('Learning rate') }, hint: between('learningRate') },
    { name: 'hiddenLayers', label: t('Hidden layers'), hint: widthsHint() },
    {
      ...{ name: 'batchSize', label: t('Batch size') },
      hint: t('A whole number from {minimum} to {maximum}, or full.', SETTING_LIMITS.batchSize),
    },
    { ...{ name: 'epochs', label: t('Epochs') }, hint: wholeBetween('epochs') },
    choice('optimizer', t('Optimizer')),
    choice('schedule', t('How the learning rate falls')),
    choice('initialization', t('First weights')),
    choice('distortion', t('Distortion of the training digits')),
    { ...{ name: 'dropout', label: t('Dropout') }, hint: between('dropout') },
    { ...{ name: 'weightDecay', label: t('Weight decay') }, hint: between('weightDecay') },
    {
      ...{ name: 'trainingDigits', label: t('Training digits') },
      hint: t('A whole number from {minimum} to {maximum}, or all.', SETTING_LIMITS.trainingDigits),
    },
    {
      ...{ name: 'validationDigits', label: t('Held out for validation') },
      hint: wholeBetween('validationDigits'),
    },
    { ...{ name: 'gradientScale', label: t('Gradient scale') }, hint: between('gradientScale') },
    { ...{ name: 'seed', label: t('Seed') }, hint: wholeBetween('seed') },
  ];
}

/** A setting's value as a person writes it. */
export function settingText(settings: TrainingSettings, name: SettingName): string {
  const value = settings[name];
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** The settings with another value of one of them, or why that is not possible. */
export type OneChange = { readonly settings: TrainingSettings } | { readonly fault: string };

/** @param text as a person wrote it */
export function withOneChange(
  settings: TrainingSettings,
  { name, hint }: ChangeableSetting,
  text: string,
): OneChange {
  const changed = { ...settings, [name]: valueIn(name, text.trim()) };
  if (validateSettings(changed).length > 0) {
    return { fault: hint };
  }
  return settingText(changed, name) === settingText(settings, name)
    ? { fault: t('That is the value which the run had.') }
    : { settings: changed };
}

function valueIn(name: SettingName, text: string): unknown {
  if (name in SETTING_CHOICES || text === 'full' || text === 'all') {
    return text;
  }
  if (name === 'hiddenLayers') {
    return text === '' ? [] : text.split(/[\s,;-]+/).map(numberOf);
  }
  return numberOf(text);
}

/** NaN for what is no number: nothing, or `1e`. */
function numberOf(text: string): number {
  return text === '' ? Number.NaN : Number(text);
}

function choice(name: keyof typeof SETTING_CHOICES, label: string): ChangeableSetting {
  const choices = SETTING_CHOICES[name];
  return { name, label, choices, hint: t('One of {choices}.', { choices: choices.join(', ') }) };
}

type LimitName = Exclude<keyof typeof SETTING_LIMITS, 'hiddenLayers'>;

function between(name: LimitName): string {
  return t('A number from {minimum} to {maximum}.', SETTING_LIMITS[name]);
}

function wholeBetween(name: LimitName): string {
  return t('A whole number from {minimum} to {maximum}.', SETTING_LIMITS[name]);
}

function widthsHint(): string {
  return t(
    'At most {layers} whole numbers from {minimum} to {maximum}, for example 128, 64; nothing for no hidden layer.',
    SETTING_LIMITS.hiddenLayers,
  );
}
