import path from 'node:path';
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { jsonFilesIn, openFilters, PARAMS_FILES } from './paramsPatterns.ts';
import { readParamsFolder } from './settings.ts';
import { configuration } from './settingsSource.ts';

/** More files than anybody looks through. */
const MAXIMUM_FILES = 500;

interface Choice extends vscode.QuickPickItem {
  /** What is chosen; undefined: given up. */
  readonly choose: () => Promise<readonly vscode.Uri[] | undefined>;
}

/** Lets the user choose a params file: of the workspace, newest first, or from elsewhere. */
export async function chooseParamsFile(
  title: string,
  placeHolder = t('Which params file?'),
): Promise<vscode.Uri | undefined> {
  const choices = [...(await paramsFiles()), browse(title, { canSelectMany: false })];
  return (await ask(choices, { title, placeHolder }))?.[0];
}

/** Lets the user choose one params file, several of them, or a folder. */
export async function chooseParamsPlaces(
  title: string,
): Promise<readonly vscode.Uri[] | undefined> {
  const folder: Choice = {
    label: `$(folder-library) ${t('All Params Files of a Folder…')}`,
    choose: async () =>
      vscode.window.showOpenDialog({
        ...{ title, openLabel: t('Choose Folder'), canSelectFiles: false, canSelectFolders: true },
      }),
  };
  const choices = [...(await paramsFiles()), folder, browse(title, { canSelectMany: true })];
  return ask(choices, { title, placeHolder: t('Which params file?') });
}

async function ask(choices: readonly Choice[], options: vscode.QuickPickOptions) {
  const chosen = await vscode.window.showQuickPick(choices, options);
  return chosen?.choose();
}

function browse(title: string, { canSelectMany }: { readonly canSelectMany: boolean }): Choice {
  return {
    label: `$(folder-opened) ${t('Browse…')}`,
    choose: async () =>
      vscode.window.showOpenDialog({
        ...{ title, openLabel: t('Choose'), canSelectMany, filters: openFilters() },
      }),
  };
}

/** The params file of the workspace whose name has the newest date. */
export async function newestParamsFile(): Promise<vscode.Uri | undefined> {
  const found = await vscode.workspace.findFiles(PARAMS_FILES, undefined, MAXIMUM_FILES);
  const byName = (one: vscode.Uri, other: vscode.Uri) =>
    path.posix.basename(one.path).localeCompare(path.posix.basename(other.path));
  return found.sort(byName).at(-1);
}

async function paramsFiles(): Promise<Choice[]> {
  const patterns = [PARAMS_FILES, ...jsonPatterns()];
  const found = await Promise.all(
    patterns.map(pattern => vscode.workspace.findFiles(pattern, undefined, MAXIMUM_FILES)),
  );
  const choices = found.flat().map(uri => ({
    label: vscode.workspace.asRelativePath(uri),
    choose: async () => [uri],
  }));
  // The names that are given here begin with date and time.
  choices.sort((one, other) => other.label.localeCompare(one.label));
  return choices;
}

function jsonPatterns(): vscode.RelativePattern[] {
  return (vscode.workspace.workspaceFolders ?? []).flatMap(folder => {
    try {
      const paramsFolder = readParamsFolder(configuration(folder));
      return [new vscode.RelativePattern(folder, jsonFilesIn(paramsFolder))];
    } catch {
      return []; // a setting with a fault: told where something is saved
    }
  });
}
