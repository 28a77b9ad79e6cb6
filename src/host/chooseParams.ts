import * as vscode from 'vscode';

/** More files than anybody looks through. */
const MAXIMUM_FILES = 500;

type Choice = vscode.QuickPickItem & { readonly uri?: vscode.Uri };

/** Lets the user choose a params file: of the workspace, newest first, or from elsewhere. */
export async function chooseParamsFile(title: string): Promise<vscode.Uri | undefined> {
  const options = { title, placeHolder: 'Which params file?' };
  const chosen = await vscode.window.showQuickPick(paramsFiles(), options);
  if (chosen === undefined || chosen.uri !== undefined) {
    return chosen?.uri;
  }
  const files = await vscode.window.showOpenDialog({
    title,
    openLabel: 'Choose',
    filters: { Safetensors: ['safetensors'] },
  });
  return files?.[0];
}

async function paramsFiles(): Promise<Choice[]> {
  const uris = await vscode.workspace.findFiles('**/*.safetensors', undefined, MAXIMUM_FILES);
  const choices = uris.map(uri => ({ label: vscode.workspace.asRelativePath(uri), uri }));
  // The names that are given here begin with date and time.
  choices.sort((one, other) => other.label.localeCompare(one.label));
  return [...choices, { label: '$(folder-opened) Browse…' }];
}
