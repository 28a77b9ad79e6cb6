import { PRESETS, type PresetName, presetNamed } from '../nn/presets.ts';
import { SETTING_CHOICES, SETTING_LIMITS, type TrainingSettings } from '../nn/settings.ts';
import { readChoice, readNumber, readNumbers } from './optionValues.ts';

type Changes = { -readonly [Name in keyof TrainingSettings]?: TrainingSettings[Name] };
type Reader = (text: string, settings: Changes) => void;

/** The options that change a setting of the preset. */
const READERS: Record<string, Reader> = {
  seed: wholeNumber('seed', 'seed'),
  epochs: wholeNumber('epochs', 'epochs'),
  hidden: (text, settings) => {
    const { layers, ...limits } = SETTING_LIMITS.hiddenLayers;
    const range = { kind: 'whole number', ...limits, longest: layers, orWord: 'none' } as const;
    settings.hiddenLayers = text === range.orWord ? [] : readNumbers('hidden', text, range);
  },
  batch: (text, settings) => {
    const range = { kind: 'whole number', ...SETTING_LIMITS.batchSize, orWord: 'full' } as const;
    settings.batchSize = text === range.orWord ? range.orWord : readNumber('batch', text, range);
  },
  digits: (text, settings) => {
    const range = {
      kind: 'whole number',
      ...SETTING_LIMITS.trainingDigits,
      orWord: 'all',
    } as const;
    settings.trainingDigits =
      text === range.orWord ? range.orWord : readNumber('digits', text, range);
  },
  initialization: (text, settings) => {
    settings.initialization = readChoice('initialization', text, SETTING_CHOICES.initialization);
  },
  rate: number('rate', 'learningRate'),
  optimizer: (text, settings) => {
    settings.optimizer = readChoice('optimizer', text, SETTING_CHOICES.optimizer);
  },
  schedule: (text, settings) => {
    settings.schedule = readChoice('schedule', text, SETTING_CHOICES.schedule);
  },
  distortion: (text, settings) => {
    settings.distortion = readChoice('distortion', text, SETTING_CHOICES.distortion);
  },
  'weight-decay': number('weight-decay', 'weightDecay'),
  dropout: number('dropout', 'dropout'),
  validation: wholeNumber('validation', 'validationDigits'),
};

function wholeNumber(option: string, setting: 'seed' | 'epochs' | 'validationDigits'): Reader {
  return (text, settings) => {
    const range = { kind: 'whole number', ...SETTING_LIMITS[setting] } as const;
    settings[setting] = readNumber(option, text, range);
  };
}

function number(option: string, setting: 'learningRate' | 'weightDecay' | 'dropout'): Reader {
  return (text, settings) => {
    const range = { kind: 'number', ...SETTING_LIMITS[setting] } as const;
    settings[setting] = readNumber(option, text, range);
  };
}

/** For `readOptions`. */
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
