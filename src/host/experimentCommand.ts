import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { experimentNamed, experiments } from '../lessons/experiments.ts';
import type { CommandHandlers } from './commands.ts';
import type { RunStarter } from './startRun.ts';

/** MNIST: Try an Experiment… */
export function experimentCommands(starter: RunStarter): Pick<CommandHandlers, 'tryExperiment'> {
  return {
    async tryExperiment() {
      const name = await choose();
      if (name !== undefined) {
        await starter.trainAs('quick', experimentNamed(name).settings);
      }
    },
  };
}

async function choose() {
  const items = experiments().map(({ name, title, change }) => ({
    name,
    label: title,
    detail: change,
  }));
  const options = {
    title: t('MNIST: Try an Experiment'),
    placeHolder: t('What to break'),
    matchOnDetail: true,
  };
  return (await vscode.window.showQuickPick(items, options))?.name;
}
