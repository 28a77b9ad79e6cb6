import * as vscode from 'vscode';
import type { SavedParams } from './paramsSaver.ts';

export const OPEN_DASHBOARD = 'Open Dashboard';

/** Says where weights are now, with the ways to the file and to the dashboard. */
export async function tellSaved(beginning: string, { label, uri }: SavedParams): Promise<void> {
  const message = `${beginning} ${label}`;
  const reveal = 'Reveal File';
  const chosen = await vscode.window.showInformationMessage(message, OPEN_DASHBOARD, reveal);
  if (chosen === reveal) {
    await revealFile(uri);
  } else if (chosen === OPEN_DASHBOARD) {
    await openDashboard();
  }
}

export async function openDashboard(): Promise<void> {
  await vscode.commands.executeCommand('mnist.openDashboard');
}

/** Shows a file in the Explorer, and elsewhere where it is not in the workspace. */
export async function revealFile(uri: vscode.Uri): Promise<void> {
  const isInWorkspace = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  const command = isInWorkspace ? 'revealInExplorer' : 'revealFileInOS';
  try {
    await vscode.commands.executeCommand(command, uri);
  } catch {
    // A window in a browser, or of a remote machine, cannot open that machine's file manager.
    void vscode.window.showInformationMessage(`MNIST: the file is ${uri.fsPath}`);
  }
}
