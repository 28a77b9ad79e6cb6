import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { presetWords } from '../lessons/presetWords.ts';
import { PRESETS, type PresetName } from '../nn/presets.ts';
import { programOf } from '../params/program.ts';
import type { SettingsOverrides } from '../protocol/dashboardMessages.ts';
import type { Problem } from '../protocol/subjects.ts';
import type { Clock } from './clock.ts';
import { problemOf } from './problemError.ts';
import type { Session } from './session.ts';
import type { RunOrder } from './sessionFacts.ts';
import { readParamsFolder, readPreset, readTrainingSettings, SettingsError } from './settings.ts';
import { configuration, currentEquipment } from './settingsSource.ts';
import { percent } from './wording.ts';

/** Milliseconds that a dashboard may take to open before others tell what it would tell. */
const OPENING_PATIENCE = 10_000;

export interface StarterOptions {
  readonly context: vscode.ExtensionContext;
  readonly session: Session;
  readonly clock: Clock;
  /** Settles when weights that are saved by themselves are in their file, or cannot be. */
  readonly savedAtEnd: () => Promise<void>;
  /** Saves the weights as they are. @returns whether a file holds them now */
  readonly save: () => Promise<boolean>;
  /** Tells why no run begins. */
  readonly onNotStarted: (problem: Problem) => Promise<void>;
}

/** What to train; what is not chosen is as the settings say. */
type RunChoice = Pick<RunOrder, 'preset' | 'settings' | 'from' | 'changedFrom'> &
  Partial<Pick<RunOrder, 'engine'>>;

/** Starts runs: from the settings, from a chosen preset, or from what the dashboard asks for. */
export class RunStarter {
  readonly #options: StarterOptions;
  #opened: Promise<unknown> = Promise.resolve();

  constructor(options: StarterOptions) {
    this.#options = options;
  }

  /** Settles when the dashboard that the last start has opened is there, or does not come. */
  get opened(): Promise<unknown> {
    return this.#opened;
  }

  /** MNIST: Train */
  async train(): Promise<void> {
    await this.#start(() => {
      const preset = readPreset(configuration());
      return { preset, settings: readTrainingSettings(configuration(), preset) };
    });
  }

  /** MNIST: Train with Preset… */
  async trainWithPreset(): Promise<void> {
    const items = PRESETS.map(({ name }) => {
      const { label, description } = presetWords(name);
      return { name, label, detail: description };
    });
    const chosen = await vscode.window.showQuickPick(items, {
      title: t('MNIST: Train with Preset'),
      placeHolder: t('What to train'),
      matchOnDetail: true,
    });
    if (chosen !== undefined) {
      const preset = chosen.name;
      await this.#start(() => ({
        preset,
        settings: readTrainingSettings(configuration(), preset),
      }));
    }
  }

  /** The dashboard's button: its controls go before the settings. */
  async trainAs(preset: PresetName, overrides: SettingsOverrides): Promise<void> {
    await this.#start(() => ({
      preset,
      settings: readTrainingSettings(configuration(), preset, overrides),
    }));
  }

  /** Begins with weights from a file. @returns whether it has begun */
  async trainFrom(choice: RunChoice): Promise<boolean> {
    return this.#start(() => choice);
  }

  /** @returns whether a run has begun */
  async #start(choose: () => RunChoice): Promise<boolean> {
    const { context, session, onNotStarted } = this.#options;
    try {
      const order = { ...currentEquipment(context), ...choose() };
      checkParamsFolders();
      if (await this.#mayReplaceLastRun()) {
        const program = programOf(context.extension.packageJSON.version);
        session.train({ ...order, program });
        this.#showRun();
        return true;
      }
    } catch (error) {
      if (!(error instanceof SettingsError)) {
        throw error;
      }
      await onNotStarted(problemOf(error));
    }
    return false;
  }

  /** A run that nobody sees is of no use to a learner; the keyboard stays where it is. */
  #showRun(): void {
    const { session, clock } = this.#options;
    if (!session.views.isWatching) {
      // The command settles before the view is there, or fails where the view cannot be shown.
      const shown = Promise.resolve(
        vscode.commands.executeCommand('mnist.dashboard.focus', { preserveFocus: true }),
      ).then(() => session.views.watched());
      const patience = new Promise(resolve =>
        clock.after(OPENING_PATIENCE, () => resolve(undefined)),
      );
      this.#opened = Promise.race([shown, patience]).catch(() => {});
    }
  }

  /** A run that is on, or that ended without being saved, is not given up without a question. */
  async #mayReplaceLastRun(): Promise<boolean> {
    const { session, savedAtEnd, save } = this.#options;
    if (!session.isBusy) {
      await savedAtEnd(); // a moment after the end: what is being saved is no question
    }
    const { state, canSave, run } = session.facts;
    const isUnsaved = canSave && (state === 'finished' || state === 'failed');
    if (!session.isBusy && !isUnsaved) {
      return true;
    }
    const keep = session.isBusy
      ? `$(sync) ${t('Keep it running')}`
      : `$(close) ${t('Do not train now')}`;
    const replace = session.isBusy
      ? `$(debug-stop) ${t('Stop it and start a new one')}`
      : `$(play) ${t('Train')}`;
    const saveFirst = `$(save) ${t('Save its weights, then train')}`;
    const items = [
      { label: keep, choice: 'keep' },
      { label: replace, detail: t('Weights that were not saved are lost.'), choice: 'replace' },
      ...(canSave ? [{ label: saveFirst, choice: 'save' }] : []),
    ];
    const chosen = await vscode.window.showQuickPick(items, {
      title: t('MNIST: Train'),
      placeHolder: `${lastRunText(session)} ${t('What shall happen to it?')}`,
    });
    if (chosen === undefined || chosen.choice === 'keep' || session.facts.run !== run) {
      return false;
    }
    if (chosen.choice === 'save' && !(await save())) {
      return false;
    }
    return session.facts.run === run; // saving may have asked where, and meanwhile others may start one
  }
}

function lastRunText(session: Session): string {
  const { position } = session.facts;
  const { test } = session.history.newestAccuracy;
  const accuracy = test === undefined ? undefined : percent(test);
  if (!session.isBusy) {
    return accuracy === undefined
      ? t('The last run is not saved.')
      : t('The last run at {accuracy} is not saved.', { accuracy });
  }
  if (position === undefined) {
    return t('A run is on.');
  }
  const { epoch, epochs } = position;
  return accuracy === undefined
    ? t('A run is on, {epoch} of {epochs} epochs done.', { epoch, epochs })
    : t('A run is on, {epoch} of {epochs} epochs done at {accuracy}.', { epoch, epochs, accuracy });
}

/** Where the weights will be saved has to be known before hours of training. @throws SettingsError */
function checkParamsFolders(): void {
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    readParamsFolder(configuration(folder));
  }
}
