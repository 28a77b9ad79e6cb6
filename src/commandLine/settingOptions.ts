import { PRESETS, type PresetName, presetNamed } from '../nn/presets.ts';
import { SETTING_CHOICES, type TrainingSettings } from '../nn/settings.ts';
import { readChoice, readNumber } from './optionValues.ts';

type Changes = { -readonly [Name in keyof TrainingSettings]?: TrainingSettings[Name] };

/** The options that change a setting of the preset. Ranges are checked when the run is planned. */
const READERS: Record<string, (text: string, settings: Changes) => void> = {
  seed: (text, settings) => {
    settings.seed = readNumber('seed', text);
  },
  epochs: (text, settings) => {
    settings.epochs = readNumber('epochs', text);
  },
  hidden: (text, settings) => {
    const widths = text === 'none' ? [] : text.split(',');
    settings.hiddenLayers = widths.map(width => readNumber('hidden', width));
  },
  batch: (text, settings) => {
    settings.batchSize = text === 'full' ? 'full' : readNumber('batch', text);
  },
  rate: (text, settings) => {
    settings.learningRate = readNumber('rate', text);
  },
  optimizer: (text, settings) => {
    settings.optimizer = readChoice('optimizer', text, SETTING_CHOICES.optimizer);
  },
  schedule: (text, settings) => {
    settings.schedule = readChoice('schedule', text, SETTING_CHOICES.schedule);
  },
  distortion: (text, settings) => {
    settings.distortion = readChoice('distortion', text, SETTING_CHOICES.distortion);
  },
  'weight-decay': (text, settings) => {
    settings.weightDecay = readNumber('weight-decay', text);
  },
  dropout: (text, settings) => {
    settings.dropout = readNumber('dropout', text);
  },
  validation: (text, settings) => {
    settings.validationDigits = readNumber('validation', text);
  },
};

/** For `parseArgs`. */
export const SETTING_OPTIONS = Object.fromEntries(
  ['preset', ...Object.keys(READERS)].map(name => [name, { type: 'string' as const }]),
);

/**
 * The preset with what the options change of it.
 * @throws {UsageError}
 */
export function readSettings(values: Record<string, string | boolean | undefined>): {
  preset: PresetName;
  settings: TrainingSettings;
} {
  const names = PRESETS.map(({ name }) => name);
  const preset = readChoice('preset', String(values.preset ?? 'quick'), names);
  const changes: Changes = {};
  for (const [name, read] of Object.entries(READERS)) {
    const text = values[name];
    if (typeof text === 'string') {
      read(text, changes);
    }
  }
  return { preset, settings: { ...presetNamed(preset).settings, ...changes } };
}
