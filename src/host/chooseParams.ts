import * as vscode from 'vscode';

const NEWEST_FIRST_LIMIT = 200;

/** Lets the user choose a params file: of the workspace, newest name first, or from elsewhere. */
export async function chooseParamsFile(title: string): Promise<vscode.Uri | undefined> {
  const files = await vscode.workspace.findFiles(
    '**/*.safetensors',
    '**/node_modules/**',
    NEWEST_FIRST_LIMIT,
  );
  if (files.length === 0) {
    return browse(title);
  }
  // Names begin with the date.
  const items = files
    .map(uri => ({ label: vscode.workspace.asRelativePath(uri), uri: uri as vscode.Uri | null }))
    .sort((one, other) => other.label.localeCompare(one.label));
  const elsewhere = { label: '$(folder-opened) Browse…', uri: null };
  const chosen = await vscode.window.showQuickPick([...items, elsewhere], {
    title,
    placeHolder: 'Params file',
  });
  return chosen?.uri === null ? browse(title) : chosen?.uri;
}

async function browse(title: string): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title,
    openLabel: 'Choose',
    filters: { Safetensors: ['safetensors'] },
  });
  return chosen?.[0];
}
