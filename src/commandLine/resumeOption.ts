import type { Dataset } from '../data/dataset.ts';
import { counted } from '../data/wording.ts';
import type { EngineName } from '../engine/engine.ts';
import { PRESETS, type PresetName } from '../nn/presets.ts';
import { SETTING_LIMITS, type TrainingSettings } from '../nn/settings.ts';
import {
  addedEpochsText,
  planResumption,
  type Resumption,
  weightsOnly,
  withMoreEpochs,
} from '../params/resumption.ts';
import type { Checkpoint } from '../protocol/subjects.ts';
import { OrderError } from '../worker/problem.ts';
import { planRun } from '../worker/runPlan.ts';
import { InputError, UsageError } from './failures.ts';
import { readOptimizer } from './optimizerOnDisk.ts';
import { readNumber } from './optionValues.ts';
import { openParams } from './paramsOnDisk.ts';
import { readSettings, SETTING_OPTIONS } from './settingOptions.ts';

/** Options of a run that goes on. */
export const RESUME_OPTIONS = {
  resume: { type: 'string' },
  'more-epochs': { type: 'string' },
  anew: { type: 'boolean' },
} as const;

/** Their part of the help. */
export const RESUME_HELP = `  --resume FILE       goes on with the run that FILE (.safetensors) is of, with its settings and
                      engine, up to the epochs that it had planned; what momentum and Adam remember
                      is in FILE.optimizer. The same digits: the same bits as without a stop. Of
                      validation digits only those weights and later ones are compared
  --more-epochs N     with --resume, of a finished run: so many epochs more. A constant rate stays;
                      one that has fallen to 0 falls again, from its first value
  --anew              with --resume: a new run from the weights of FILE, also with other digits`;

type Values = Readonly<Record<string, string | boolean | undefined>>;

/** A run as the command line describes it. */
export interface ChosenRun {
  readonly preset: PresetName;
  readonly settings: TrainingSettings;
  /** That of the run that goes on. */
  readonly engine?: EngineName;
  readonly from?: Checkpoint;
  /** What a person should know of it, a sentence each. */
  readonly notes: readonly string[];
}

/** @throws {UsageError}, or {InputError} or {ParamsError} for the file of a run that goes on */
export async function readRun(values: Values): Promise<ChosenRun> {
  const chosen = readSettings(values);
  const { resume: file } = values;
  if (typeof file !== 'string') {
    const stray = ['more-epochs', 'anew'].find(name => values[name] !== undefined);
    if (stray !== undefined) {
      throw new UsageError(`--${stray} goes only with --resume FILE.`);
    }
    return { ...chosen, notes: [] };
  }
  const { params } = await openParams(file);
  const optimizerFile = await readOptimizer(file);
  const found = await planResumption({ ...params, fileName: file, optimizerFile }, chosen.settings);
  if (params.provenance.settings !== undefined && found.settings === params.provenance.settings) {
    refuseSettings(values);
  }
  const { settings, from, notes } = resumptionOf(found, file, values);
  const { preset, engine } = from.provenance;
  return {
    preset: PRESETS.find(({ name }) => name === preset)?.name ?? chosen.preset,
    ...{ settings, from, notes },
    ...((engine === 'fast' || engine === 'textbook') && { engine }),
  };
}

/**
 * Before an engine is made: looks whether the run can go on with these digits.
 * @throws {InputError} with the way on where they are others
 */
export function checkDigits({ settings, from }: ChosenRun, dataset: Dataset): void {
  try {
    planRun(settings, dataset, from);
  } catch (error) {
    if (error instanceof OrderError && error.reason === 'other-digits') {
      throw new InputError(
        `${error.message} Name them with --data, or begin a new run from its weights with --anew.`,
      );
    }
    throw error;
  }
}

function resumptionOf(found: Resumption, file: string, values: Values): Resumption {
  const { settings, from, kind } = found;
  const more = values['more-epochs'];
  if (values.anew) {
    return weightsOnly(from, settings, `A new run begins from the weights of ${file}.`);
  }
  if (kind === 'finished') {
    if (typeof more !== 'string') {
      throw new InputError(
        `${file} is of a run that has done all its ${counted(settings.epochs, 'epoch')}. Say how ` +
          `many more with --more-epochs. ${addedEpochsText(settings)}`,
      );
    }
    const maximum = SETTING_LIMITS.epochs.maximum - settings.epochs;
    const range = { kind: 'whole number', minimum: 1, maximum } as const;
    return withMoreEpochs(found, readNumber('more-epochs', more, range));
  }
  if (more !== undefined) {
    const why =
      kind === 'run'
        ? `is of a run that has not done its ${counted(settings.epochs, 'epoch')} yet`
        : 'does not say where its run stood';
    throw new InputError(`${file} ${why}: resume it without --more-epochs.`);
  }
  return found;
}

/** @throws {UsageError} */
function refuseSettings(values: Values): void {
  const given = Object.keys(SETTING_OPTIONS).find(name => values[name] !== undefined);
  if (given !== undefined) {
    throw new UsageError(`--${given} cannot go with --resume: the settings are those of the run.`);
  }
}
