import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { datasetName } from '../../data/datasetName.ts';
import { PRESETS } from '../../nn/presets.ts';
import type { TrainingSettings } from '../../nn/settings.ts';
import type { Session } from '../session.ts';
import type { RunStarter } from '../startRun.ts';
import {
  type ChangeableSetting,
  changeableSettings,
  type SettingName,
  settingText,
  withOneChange,
} from './oneChange.ts';
import type { RunOverlays } from './runOverlays.ts';
import type { ListedRun, RunRecord } from './runRecord.ts';

export interface RunAgainOptions {
  readonly session: Session;
  readonly starter: Pick<RunStarter, 'trainFrom'>;
  readonly overlays: RunOverlays;
}

/**
 * Trains a run anew with one setting changed: seed, first weights and data order stay, so that what
 * comes out differently comes from that change. The old run is drawn beside the new one.
 */
export async function runAgain(run: ListedRun, options: RunAgainOptions): Promise<void> {
  if (run.kind !== 'run' || run.provenance.settings === undefined) {
    void vscode.window.showErrorMessage(
      t(
        'MNIST: {name} does not say with which settings it was trained, so it cannot be repeated.',
        {
          name: run.name,
        },
      ),
    );
    return;
  }
  const change = await askForChange(run.name, run.provenance.settings);
  if (change === undefined) {
    return;
  }
  const { settings, changed } = change;
  const { session, starter, overlays } = options;
  const { preset, engine } = run.provenance;
  const hasBegun = await starter.trainFrom({
    preset: PRESETS.find(({ name }) => name === preset)?.name ?? session.facts.preset,
    settings,
    changedFrom: `${run.fileName}, ${changed} ${settingText(run.provenance.settings, changed)}`,
    ...((engine === 'fast' || engine === 'textbook') && { engine }),
  });
  if (hasBegun) {
    overlays.show(run);
    tellOfOtherBeginning(run);
    tellOfOtherDigits(run, session);
  }
}

interface Change {
  readonly settings: TrainingSettings;
  readonly changed: SettingName;
}

/** @returns undefined when the user gave up */
async function askForChange(name: string, settings: TrainingSettings): Promise<Change | undefined> {
  const items = changeableSettings().map(setting => ({
    ...{ setting, label: setting.label },
    description: settingText(settings, setting.name) || t('none'),
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: t('Run {name} again', { name }),
    placeHolder: t('Which setting shall be another one? All others stay, also the seed.'),
    matchOnDescription: true,
  });
  return chosen && askForValue(settings, chosen.setting);
}

async function askForValue(
  settings: TrainingSettings,
  setting: ChangeableSetting,
): Promise<Change | undefined> {
  const old = settingText(settings, setting.name);
  const title = t('{label}: it was {old}', { label: setting.label, old: old || t('none') });
  const text =
    setting.choices === undefined
      ? await vscode.window.showInputBox({
          ...{ title, prompt: setting.hint, value: old },
          validateInput: value => {
            const change = withOneChange(settings, setting, value);
            return 'fault' in change ? change.fault : undefined;
          },
        })
      : await askForChoice(
          title,
          setting.choices.filter(value => value !== old),
        );
  const change = text === undefined ? undefined : withOneChange(settings, setting, text);
  return change !== undefined && 'settings' in change
    ? { settings: change.settings, changed: setting.name }
    : undefined;
}

async function askForChoice(title: string, values: readonly string[]): Promise<string | undefined> {
  const items = values.map(label => ({ label }));
  return (await vscode.window.showQuickPick(items, { title }))?.label;
}

/** First weights are those of the seed: a run that began with others cannot be repeated from there. */
function tellOfOtherBeginning({ name, provenance }: RunRecord): void {
  if (provenance.branchedFrom !== undefined || (provenance.place?.scheduleStart ?? 0) > 0) {
    void vscode.window.showWarningMessage(
      t(
        'MNIST: {name} began with the weights of another run, this one with those of its seed: the change is not the only difference.',
        { name },
      ),
    );
  }
}

/** With other digits the change is not the only difference: that is said as soon as it is known. */
function tellOfOtherDigits(run: RunRecord, session: Session): void {
  const { dataset } = run.provenance;
  const number = session.facts.run;
  const listening = session.news.add(news => {
    if (news.type === 'started' && session.facts.run === number) {
      if (dataset !== undefined && dataset.digest !== news.dataset.digest) {
        void vscode.window.showWarningMessage(
          t(
            'MNIST: {name} was trained on {old}, this run on {now}: the change is not the only difference.',
            {
              name: run.name,
              old: datasetName(dataset),
              now: datasetName(news.dataset),
            },
          ),
        );
      }
    }
    if (['started', 'failed', 'cancelled'].includes(news.type)) {
      listening.dispose();
    }
  });
}
