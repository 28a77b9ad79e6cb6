import path from 'node:path';
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { chooseParamsFile } from './chooseParams.ts';
import type { CommandHandlers } from './commands.ts';
import type { ReportTabs } from './reportTabs.ts';

/** Whether a file waits for another one; on it package.json shows the second half of the way. */
const KEY = 'mnist.isSelectedForCompare';

/** Compares two params files: both selected, one after the other as the Explorer does, or asked for. */
export function compareCommands({
  tabs,
}: {
  readonly tabs: ReportTabs;
}): Pick<CommandHandlers, 'compareWith' | 'selectForCompare' | 'compareWithSelected'> {
  let waiting: vscode.Uri | undefined;
  const compare = (first: vscode.Uri, second: vscode.Uri) =>
    tabs.show({ compared: [first.toString(), second.toString()] });
  return {
    async compareWith(file, selected) {
      if (selected?.length === 2) {
        compare(selected[0], selected[1]);
        return;
      }
      const first = file ?? (await chooseParamsFile(title(), t('Which is the first params file?')));
      const question =
        first && t('Which params file to compare with {file}?', { file: nameOf(first) });
      const second = first && (await chooseParamsFile(title(), question));
      if (first !== undefined && second !== undefined) {
        compare(first, second);
      }
    },
    async selectForCompare(file) {
      waiting = file ?? (await chooseParamsFile(title()));
      await vscode.commands.executeCommand('setContext', KEY, waiting !== undefined);
    },
    async compareWithSelected(file) {
      const second = file ?? (await chooseParamsFile(title()));
      if (waiting !== undefined && second !== undefined) {
        compare(waiting, second);
      }
    },
  };
}

function title(): string {
  return t('MNIST: Compare');
}

function nameOf(file: vscode.Uri): string {
  return path.posix.basename(file.path);
}
