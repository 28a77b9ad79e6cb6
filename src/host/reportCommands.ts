import * as vscode from 'vscode';
import { chooseParamsFile } from './chooseParams.ts';
import type { CommandHandlers } from './commands.ts';
import { parseIndices } from './indexRange.ts';
import type { ReportTabs } from './reportTabs.ts';

/** Commands that read a params file. */
export function reportCommands(
  tabs: ReportTabs,
): Pick<CommandHandlers, 'evaluate' | 'predictTestDigit'> {
  return {
    async evaluate(file) {
      const uri = file ?? (await chooseParamsFile('MNIST: Evaluate'));
      if (uri !== undefined) {
        tabs.show({ file: uri.toString() });
      }
    },
    async predictTestDigit(file) {
      const uri = file ?? (await chooseParamsFile('MNIST: Predict Test Digit'));
      const indices = uri && (await askIndices());
      if (uri !== undefined && indices !== undefined) {
        tabs.show({ file: uri.toString(), indices });
      }
    },
  };
}

async function askIndices(): Promise<readonly number[] | undefined> {
  const text = await vscode.window.showInputBox({
    title: 'MNIST: Predict Test Digit',
    prompt: 'Which test digits? An index, a range or a list: 7, 0-9 or 0,5,9',
    value: '0-9',
    validateInput: value => {
      const parsed = parseIndices(value);
      return 'fault' in parsed ? parsed.fault : undefined;
    },
  });
  const parsed = text === undefined ? undefined : parseIndices(text);
  return parsed !== undefined && 'indices' in parsed ? parsed.indices : undefined;
}
