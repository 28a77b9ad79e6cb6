// What made a file, as the strings of its `__metadata__`.
import type { NetworkParameters } from '../nn/parameters.ts';
import { presetNamed } from '../nn/presets.ts';
import { type TrainingSettings, validateSettings } from '../nn/settings.ts';
import { layersText } from './layerTensors.ts';
import type { Provenance } from './paramsFile.ts';
import { readBranch } from './runBranch.ts';
import { curveToJson, readCurve } from './runCurve.ts';
import { readPlace } from './runPlace.ts';

const FORMAT_VERSION = '1';
export const ACTIVATION = 'relu';

/** Longer claims are cut: they are shown in one line. */
const MAXIMUM_TEXT_LENGTH = 200;

/** The strings to write; what is not known has no key. */
export function provenanceToMetadata(
  provenance: Provenance,
  parameters: NetworkParameters,
): Record<string, string> {
  const { settings, dataset } = provenance;
  const values: Record<string, string | number | undefined> = {
    format_version: FORMAT_VERSION,
    layers: layersText(parameters),
    activation: ACTIVATION,
    preset: provenance.preset,
    seed: settings?.seed,
    settings: settings && JSON.stringify(settings),
    dataset_name: dataset?.name,
    dataset_kind: dataset?.kind,
    dataset_digest: dataset?.digest,
    epochs: provenance.epochs,
    iterations: provenance.iterations,
    train_accuracy: provenance.trainAccuracy,
    test_accuracy: provenance.testAccuracy,
    seconds: provenance.seconds,
    engine: provenance.engine,
    outcome: provenance.outcome,
    place: provenance.place && JSON.stringify(provenance.place),
    branched_from: provenance.branchedFrom && JSON.stringify(provenance.branchedFrom),
    changed_from: provenance.changedFrom,
    curve: provenance.curve && curveToJson(provenance.curve),
    created: provenance.created,
    program: provenance.program,
  };
  const metadata: Record<string, string> = {};
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined) {
      metadata[key] = String(value);
    }
  }
  return metadata;
}

/** Reads the claims of any file: what is missing or makes no sense is left out. */
export function provenanceFromMetadata(metadata: ReadonlyMap<string, string>): Provenance {
  const text = (key: string) => readText(metadata.get(key));
  const number = (key: string, maximum: number) => readNumber(metadata.get(key), maximum);
  const whole = (key: string) => {
    const value = number(key, Number.MAX_SAFE_INTEGER);
    return Number.isInteger(value) ? value : undefined;
  };
  const created = text('created');
  return withoutUndefined({
    preset: text('preset'),
    settings: readSettings(metadata.get('settings')),
    dataset: readDataset(text('dataset_kind'), text('dataset_name'), text('dataset_digest')),
    epochs: whole('epochs'),
    iterations: whole('iterations'),
    trainAccuracy: number('train_accuracy', 1),
    testAccuracy: number('test_accuracy', 1),
    seconds: number('seconds', Number.MAX_VALUE),
    engine: text('engine'),
    outcome: readOutcome(metadata.get('outcome')),
    place: readPlace(metadata.get('place')),
    branchedFrom: readBranch(metadata.get('branched_from')),
    changedFrom: text('changed_from'),
    curve: readCurve(metadata.get('curve')),
    created: created !== undefined && !Number.isNaN(Date.parse(created)) ? created : undefined,
    program: text('program'),
  });
}

/** Control characters would reach a terminal or a page: they are dropped. */
function readText(value: string | undefined): string | undefined {
  const text = value?.replace(/\p{C}/gu, '').trim().slice(0, MAXIMUM_TEXT_LENGTH);
  return text === '' ? undefined : text;
}

function readNumber(value: string | undefined, maximum: number): number | undefined {
  if (value === undefined || value.trim() === '') {
    return undefined;
  }
  const number = Number(value);
  return number >= 0 && number <= maximum ? number : undefined;
}

function readOutcome(value: string | undefined): Provenance['outcome'] {
  return value === 'finished' || value === 'stopped' || value === 'failed' ? value : undefined;
}

function readDataset(
  kind: string | undefined,
  name: string | undefined,
  digest: string | undefined,
): Provenance['dataset'] {
  const isKind = kind === 'mnist' || kind === 'generated' || kind === 'custom';
  return isKind && name !== undefined ? { kind, name, digest: digest ?? '' } : undefined;
}

/** Only settings that a run could have: anything else says nothing about the weights. */
function readSettings(json: string | undefined): TrainingSettings | undefined {
  if (json === undefined) {
    return undefined;
  }
  try {
    // Older files do not say how many digits were trained: all.
    const settings = { trainingDigits: 'all', ...JSON.parse(json) } as TrainingSettings;
    return validateSettings(settings).length === 0 ? knownOf(settings) : undefined;
  } catch {
    return undefined;
  }
}

/** Without what a file may hold beside the settings: nobody has looked at it. */
function knownOf(settings: TrainingSettings): TrainingSettings {
  const names = Object.keys(presetNamed('quick').settings);
  const known = Object.entries(settings).filter(([name]) => names.includes(name));
  return Object.fromEntries(known) as unknown as TrainingSettings;
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(entry => entry[1] !== undefined)) as T;
}
