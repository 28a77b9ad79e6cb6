import * as vscode from 'vscode';
import type { DatasetRequest } from '../data/dataset.ts';
import { chooseParamsFile } from './chooseParams.ts';
import type { CommandHandlers } from './commands.ts';
import { expectedTestCount, parseIndices } from './indexRange.ts';
import type { ReportTabs } from './reportTabs.ts';
import type { Session } from './session.ts';

export interface ReportPlaces {
  readonly tabs: ReportTabs;
  /** Where the digits come from. @throws SettingsError */
  readonly dataset: () => DatasetRequest;
  readonly session: Session;
}

/** Commands that read a params file. */
export function reportCommands({
  tabs,
  dataset,
  session,
}: ReportPlaces): Pick<CommandHandlers, 'evaluate' | 'predictTestDigit'> {
  return {
    async evaluate(file) {
      const uri = file ?? (await chooseParamsFile('MNIST: Evaluate'));
      if (uri !== undefined) {
        tabs.show({ file: uri.toString() });
      }
    },
    async predictTestDigit(file) {
      const uri = file ?? (await chooseParamsFile('MNIST: Predict Test Digit'));
      const indices = uri && (await askIndices(testCountOf(dataset, session)));
      if (uri !== undefined && indices !== undefined) {
        tabs.show({ file: uri.toString(), indices });
      }
    },
  };
}

/** Undefined also where the settings have a fault: the tab tells it. */
function testCountOf(dataset: () => DatasetRequest, { facts }: Session): number | undefined {
  try {
    return expectedTestCount(dataset(), [facts.dataset]);
  } catch {
    return undefined;
  }
}

async function askIndices(testCount: number | undefined): Promise<readonly number[] | undefined> {
  const text = await vscode.window.showInputBox({
    title: 'MNIST: Predict Test Digit',
    prompt: 'Which test digits? An index, a range or a list: 7, 0-9 or 0,5,9',
    value: '0-9',
    validateInput: value => {
      const parsed = parseIndices(value, testCount);
      return 'fault' in parsed ? parsed.fault : undefined;
    },
  });
  const parsed = text === undefined ? undefined : parseIndices(text, testCount);
  return parsed !== undefined && 'indices' in parsed ? parsed.indices : undefined;
}
