import path from 'node:path';
import { t } from '@vscode/l10n';
import type { DatasetRequest } from '../data/dataset.ts';
import { settingFaultText } from '../data/settingFaultText.ts';
import type { EngineName } from '../engine/engine.ts';
import { PRESETS, type PresetName, presetNamed } from '../nn/presets.ts';
import { type TrainingSettings, validateSettings } from '../nn/settings.ts';
import type { SettingsOverrides } from '../protocol/dashboardMessages.ts';
import type { PresetChoice } from '../protocol/snapshot.ts';

/** The part of VS Code's configuration `mnist.*` that is read here. */
export interface Configuration {
  get(key: string): unknown;
}

/** What the settings need to know of the machine and the window. */
export interface Surroundings {
  readonly homeFolder: string;
  /** Paths of the workspace folders that are on a disk. */
  readonly workspaceFolders: readonly string[];
  /** For downloaded datasets; missing where there is no disk. */
  readonly cacheFolder?: string;
  readonly cores: number;
}

/** Settings with a value that cannot be used: says which, its value, and what it may be. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly reason = 'settings';
}

/** What a run is made of besides the network's own settings. */
export interface Equipment {
  readonly engine: EngineName;
  readonly threads: number;
  readonly dataset: DatasetRequest;
  /** Memory for weights of earlier moments. */
  readonly historyBytes: number;
}

/** Generated digits are always the same ones: a run's seed must not change the task. */
const GENERATOR_SEED = 1;
/** MNIST has 60,000 training and 10,000 test digits. */
const TRAINING_PER_TEST_DIGIT = 6;
const GENERATED_DIGITS = { minimum: 100, maximum: 300_000 };
const THREADS = { minimum: 0, maximum: 256 };

/** What `mnist.historyMegabytes` may be. */
export const HISTORY_MEGABYTES = { minimum: 0, maximum: 4096 };
const MEBIBYTE = 2 ** 20;

const ENGINES: readonly EngineName[] = ['fast', 'textbook'];
const SOURCES: readonly DatasetRequest['source'][] = ['auto', 'generated'];

/**
 * 0 means all cores but one, which drawing the dashboard needs: threads that wait for each other lose
 * more than that one brings. Where there are fewer cores than threads the engine says so.
 */
function threadsOf(wanted: number, cores: number): number {
  return wanted === 0 ? Math.max(1, cores - 1) : wanted;
}

/** The preset that **MNIST: Train** takes. @throws SettingsError */
export function readPreset(configuration: Configuration): PresetName {
  return choiceOf(
    configuration,
    'preset',
    PRESETS.map(preset => preset.name),
  );
}

/**
 * A preset with the values that the user's settings put in the place of its own.
 * @param overrides what a person chose for this run alone; it goes before the settings
 * @throws SettingsError
 */
export function readTrainingSettings(
  configuration: Configuration,
  preset: PresetName,
  overrides: SettingsOverrides = {},
): TrainingSettings {
  const keys = ['hiddenLayers', 'epochs', 'batchSize', 'learningRate', 'seed'] as const;
  const chosen = [...keys.map(key => [key, configuration.get(key)]), ...Object.entries(overrides)];
  const given = chosen.filter(([, value]) => value !== null && value !== undefined);
  const settings = { ...presetNamed(preset).settings, ...Object.fromEntries(given) };
  const faults = validateSettings(settings);
  if (faults.length > 0) {
    throw new SettingsError(
      faults.map(fault => settingFaultText(fault, `mnist.${fault.setting}`)).join(' '),
    );
  }
  return settings;
}

/** The presets as they would be trained now; one with a faulty setting as it is by itself. */
export function readPresets(configuration: Configuration): PresetChoice[] {
  return PRESETS.map(preset => {
    try {
      return { ...preset, settings: readTrainingSettings(configuration, preset.name) };
    } catch {
      return preset;
    }
  });
}

/** Engine, threads and dataset. @throws SettingsError */
export function readEquipment(configuration: Configuration, around: Surroundings): Equipment {
  return {
    engine: choiceOf(configuration, 'engine', ENGINES),
    threads: threadsOf(wholeNumberOf(configuration, 'threads', THREADS), around.cores),
    dataset: readDataset(configuration, around),
    historyBytes: wholeNumberOf(configuration, 'historyMegabytes', HISTORY_MEGABYTES) * MEBIBYTE,
  };
}

/** The folder for params files: relative, with `/`, and inside the workspace folder. @throws SettingsError */
export function readParamsFolder(configuration: Configuration): string {
  return readFolder(configuration, 'paramsFolder', 'params');
}

/** The folder for drawings that are kept, likewise. @throws SettingsError */
export function readDigitsFolder(configuration: Configuration): string {
  return readFolder(configuration, 'digitsFolder', 'digits');
}

function readFolder(configuration: Configuration, key: string, example: string): string {
  const value = configuration.get(key);
  const segments = typeof value === 'string' ? value.split(/[/\\]/) : ['..'];
  if (segments.includes('..') || path.win32.isAbsolute(value as string) || /:/.test(segments[0])) {
    throw new SettingsError(
      t(
        'mnist.{key} is {value}; it must be a path inside the workspace folder: relative, without "..", for example "{example}".',
        { key, value: JSON.stringify(value), example },
      ),
    );
  }
  return segments.filter(segment => segment !== '' && segment !== '.').join('/');
}

function readGenerator(configuration: Configuration): DatasetRequest['generator'] {
  const training = wholeNumberOf(configuration, 'generatedDigits', GENERATED_DIGITS);
  const test = Math.ceil(training / TRAINING_PER_TEST_DIGIT);
  return { training, test, seed: GENERATOR_SEED };
}

function readDataset(configuration: Configuration, around: Surroundings): DatasetRequest {
  const folder = readDatasetFolder(configuration, around);
  return {
    source: choiceOf(configuration, 'dataset', SOURCES),
    ...(folder !== undefined && { folder }),
    projectFolders: around.workspaceFolders,
    ...(around.cacheFolder !== undefined && { cacheFolder: around.cacheFolder }),
    mirrors: readMirrors(configuration),
    generator: readGenerator(configuration),
  };
}

function readDatasetFolder(
  configuration: Configuration,
  { homeFolder, workspaceFolders: [workspaceFolder] }: Surroundings,
): string | undefined {
  const value = configuration.get('datasetFolder') ?? '';
  if (typeof value !== 'string') {
    throw new SettingsError(
      t('mnist.datasetFolder is {value}; it must be a path.', { value: JSON.stringify(value) }),
    );
  }
  const folder = value.trim().replace(/^~(?=$|[/\\])/, () => homeFolder);
  if (folder === '') {
    return undefined;
  }
  if (path.isAbsolute(folder)) {
    return folder;
  }
  if (workspaceFolder === undefined) {
    throw new SettingsError(
      t(
        'mnist.datasetFolder is "{folder}", relative to a workspace folder, and none is open on this machine; give an absolute path.',
        { folder: value },
      ),
    );
  }
  return path.join(workspaceFolder, folder);
}

function readMirrors(configuration: Configuration): readonly string[] {
  const value = configuration.get('downloadMirrors');
  const isAddress = (item: unknown) =>
    typeof item === 'string' && /^https?:\/\//.test(item) && URL.canParse(item);
  if (!Array.isArray(value) || !value.every(isAddress)) {
    throw new SettingsError(
      t(
        'mnist.downloadMirrors is {value}; it must be a list of addresses that begin with https:// or http://.',
        { value: JSON.stringify(value) },
      ),
    );
  }
  return value;
}

function choiceOf<Choice extends string>(
  configuration: Configuration,
  key: string,
  choices: readonly Choice[],
): Choice {
  const value = configuration.get(key);
  const choice = choices.find(name => name === value);
  if (choice === undefined) {
    const quoted = choices.map(name => `"${name}"`);
    throw new SettingsError(
      t('mnist.{key} is {value}; it must be {choices}.', {
        ...{ key, value: JSON.stringify(value) },
        choices: quoted.reduce((before, last) => t('{before} or {last}', { before, last })),
      }),
    );
  }
  return choice;
}

/** A setting that is a whole number in this range. @throws SettingsError */
export function wholeNumberOf(
  configuration: Configuration,
  key: string,
  { minimum, maximum }: { readonly minimum: number; readonly maximum: number },
): number {
  const value = configuration.get(key);
  if (!Number.isInteger(value) || Number(value) < minimum || Number(value) > maximum) {
    throw new SettingsError(
      t('{label} is {value}; it must be a whole number from {minimum} to {maximum}.', {
        ...{ label: `mnist.${key}`, value: JSON.stringify(value), minimum, maximum },
      }),
    );
  }
  return Number(value);
}
