import * as vscode from 'vscode';
import { jsonFilesIn, openFilters, PARAMS_FILES } from './paramsPatterns.ts';
import { readParamsFolder } from './settings.ts';
import { configuration } from './settingsSource.ts';

/** More files than anybody looks through. */
const MAXIMUM_FILES = 500;

type Choice = vscode.QuickPickItem & { readonly uri?: vscode.Uri };

/** Lets the user choose a params file: of the workspace, newest first, or from elsewhere. */
export async function chooseParamsFile(
  title: string,
  placeHolder = 'Which params file?',
): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showQuickPick(paramsFiles(), { title, placeHolder });
  if (chosen === undefined || chosen.uri !== undefined) {
    return chosen?.uri;
  }
  const files = await vscode.window.showOpenDialog({
    title,
    openLabel: 'Choose',
    filters: openFilters(),
  });
  return files?.[0];
}

async function paramsFiles(): Promise<Choice[]> {
  const patterns = [PARAMS_FILES, ...jsonPatterns()];
  const found = await Promise.all(
    patterns.map(pattern => vscode.workspace.findFiles(pattern, undefined, MAXIMUM_FILES)),
  );
  const choices = found.flat().map(uri => ({ label: vscode.workspace.asRelativePath(uri), uri }));
  // The names that are given here begin with date and time.
  choices.sort((one, other) => other.label.localeCompare(one.label));
  return [...choices, { label: '$(folder-opened) Browse…' }];
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
