import path from 'node:path';
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { PRESETS, type PresetName } from '../nn/presets.ts';
import { SETTING_LIMITS } from '../nn/settings.ts';
import { OPTIMIZER_ENDING } from '../params/optimizerFile.ts';
import { ParamsError } from '../params/paramsFile.ts';
import {
  addedEpochsText,
  planResumption,
  type Resumption,
  weightsOnly,
  withMoreEpochs,
} from '../params/resumption.ts';
import { decodeSafetensors } from '../params/safetensors.ts';
import type { Problem } from '../protocol/subjects.ts';
import { chooseParamsFile } from './chooseParams.ts';
import { readMaximumParamsBytes } from './paramsLimit.ts';
import type { ParamsSaver } from './paramsSaver.ts';
import { problemOf } from './problemError.ts';
import { readParams } from './readParams.ts';
import type { Session } from './session.ts';
import { readPreset, readTrainingSettings } from './settings.ts';
import { configuration } from './settingsSource.ts';
import type { RunStarter } from './startRun.ts';

const NATIVE = '.safetensors';

export interface ResumeOptions {
  readonly session: Session;
  readonly starter: Pick<RunStarter, 'trainFrom'>;
  readonly saver: Pick<ParamsSaver, 'know'>;
}

/** MNIST: Resume Training: a run goes on from its params file. */
export class ResumeTraining {
  readonly #options: ResumeOptions;

  constructor(options: ResumeOptions) {
    this.#options = options;
  }

  /** @param file missing: the user is asked */
  async resume(file?: vscode.Uri): Promise<void> {
    const uri = file ?? (await chooseParamsFile(titleText()));
    if (uri === undefined) {
      return;
    }
    try {
      const found = await readResumption(uri);
      const wanted = found.kind === 'finished' ? await askForEpochs(found) : found;
      if (wanted !== undefined) {
        await this.#start(uri, wanted);
      }
    } catch (error) {
      void vscode.window.showErrorMessage(
        t('MNIST: {message}', { message: problemOf(error).message }),
      );
    }
  }

  async #start(uri: vscode.Uri, resumption: Resumption): Promise<void> {
    const { session, starter, saver } = this.#options;
    const { settings, from, kind, notes } = resumption;
    const { preset, engine } = from.provenance;
    const hasBegun = await starter.trainFrom({
      preset: presetOr(preset),
      settings,
      from,
      ...((engine === 'fast' || engine === 'textbook') && { engine }),
    });
    if (!hasBegun) {
      return;
    }
    if (notes.length > 0) {
      void vscode.window.showInformationMessage(
        t('MNIST: {message}', { message: notes.join(' ') }),
      );
    }
    const { run } = session.facts;
    const listening = session.news.add(news => {
      if (news.type === 'started' && kind === 'run' && session.facts.run === run) {
        session.markSaved(from, saver.know(uri).label, run); // what it begins with is in its file
      } else if (news.type === 'failed' && news.problem.reason === 'other-digits') {
        void this.#askAboutDigits(uri, resumption, news.problem);
      }
      if (['started', 'failed', 'cancelled'].includes(news.type)) {
        listening.dispose();
      }
    });
  }

  /** The run's own digits are not there: with others a new run can begin from its weights. */
  async #askAboutDigits(uri: vscode.Uri, resumption: Resumption, problem: Problem): Promise<void> {
    const anew = t('Begin a New Run with the Digits Here');
    const choose = t('Choose Dataset Folder…');
    const text = t('MNIST: not resumed. {message}', { message: problem.message });
    const chosen = await vscode.window.showWarningMessage(text, anew, choose);
    if (chosen === choose) {
      await vscode.commands.executeCommand('mnist.chooseDatasetFolder');
    } else if (chosen === anew) {
      const { from, settings } = resumption;
      const note = t('A new run begins from the weights of {file}, with its settings.', {
        file: path.posix.basename(uri.path),
      });
      await this.#start(uri, weightsOnly(from, settings, note));
    }
  }
}

function titleText(): string {
  return t('MNIST: Resume Training');
}

async function readResumption(uri: vscode.Uri): Promise<Resumption> {
  const fileName = path.posix.basename(uri.path);
  if (!fileName.toLowerCase().endsWith(NATIVE)) {
    throw new ParamsError(
      'format',
      t(
        '{fileName} does not keep where its run stood; only {ending} files do. Resume from one of them, or convert it.',
        { fileName, ending: NATIVE },
      ),
    );
  }
  const maximumBytes = readMaximumParamsBytes(configuration());
  const bytes = await readParams(uri, fileName, maximumBytes);
  const file = decodeSafetensors(bytes, fileName, { maximumBytes });
  const beside = uri.with({ path: `${uri.path}${OPTIMIZER_ENDING}` });
  const optimizerFile = await readParams(
    beside,
    `${fileName}${OPTIMIZER_ENDING}`,
    maximumBytes,
  ).catch(() => undefined);
  const preset = readPreset(configuration());
  const current = readTrainingSettings(configuration(), preset);
  return planResumption({ ...file, fileName, optimizerFile }, current);
}

/** @returns undefined when the user gave up */
async function askForEpochs(resumption: Resumption): Promise<Resumption | undefined> {
  const { settings } = resumption;
  const maximum = SETTING_LIMITS.epochs.maximum - settings.epochs;
  const text = await vscode.window.showInputBox({
    title: titleText(),
    prompt: `${t('All {epochs} epochs of this run are done. How many more?', {
      epochs: settings.epochs,
    })} ${addedEpochsText(settings)}`,
    value: String(Math.max(1, Math.min(maximum, settings.epochs))),
    validateInput: value =>
      isCount(value, maximum)
        ? undefined
        : t('A whole number from 1 to {maximum}, please.', { maximum }),
  });
  return text !== undefined && isCount(text, maximum)
    ? withMoreEpochs(resumption, Number(text))
    : undefined;
}

function isCount(text: string, maximum: number): boolean {
  return /^\s*\d+\s*$/.test(text) && Number(text) >= 1 && Number(text) <= maximum;
}

function presetOr(name: string | undefined): PresetName {
  return PRESETS.find(preset => preset.name === name)?.name ?? readPreset(configuration());
}
