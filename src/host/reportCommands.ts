import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DatasetRequest } from '../data/dataset.ts';
import { chooseParamsFile, chooseParamsPlaces } from './chooseParams.ts';
import type { CommandHandlers } from './commands.ts';
import { expectedTestCount, parseIndices } from './indexRange.ts';
import { listFolder } from './listFolder.ts';
import type { ReportTask } from './reportSubject.ts';
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
    async evaluate(file, selected = file && [file]) {
      const places = selected ?? (await chooseParamsPlaces(t('MNIST: Evaluate')));
      if (places !== undefined && places.length > 0) {
        tabs.show(await taskOf(places.map(uri => uri.toString())));
      }
    },
    async predictTestDigit(file) {
      const uri = file ?? (await chooseParamsFile(t('MNIST: Predict Test Digit')));
      const indices = uri && (await askIndices(testCountOf(dataset, session)));
      if (uri !== undefined && indices !== undefined) {
        tabs.show({ file: uri.toString(), indices });
      }
    },
  };
}

/** A file has a report of its own, several and those of a folder a table. */
async function taskOf(places: readonly string[]): Promise<ReportTask> {
  return places.length === 1 && !(await isFolder(places[0])) ? { file: places[0] } : { places };
}

/** What cannot be looked at is told in the tab. */
async function isFolder(address: string): Promise<boolean> {
  try {
    return (await listFolder(address)) !== undefined;
  } catch {
    return false;
  }
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
    title: t('MNIST: Predict Test Digit'),
    prompt: t('Which test digits? An index, a range or a list: 7, 0-9 or 0,5,9'),
    value: '0-9',
    validateInput: value => {
      const parsed = parseIndices(value, testCount);
      return 'fault' in parsed ? parsed.fault : undefined;
    },
  });
  const parsed = text === undefined ? undefined : parseIndices(text, testCount);
  return parsed !== undefined && 'indices' in parsed ? parsed.indices : undefined;
}
