import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { SavedParams } from './paramsSaver.ts';

/** Says where weights are now, with the ways to the file and to the dashboard. */
export async function tellSaved({ uri }: SavedParams, message: string): Promise<void> {
  const open = t('Open Dashboard');
  const reveal = t('Reveal File');
  const chosen = await vscode.window.showInformationMessage(message, open, reveal);
  if (chosen === reveal) {
    await revealFile(uri);
  } else if (chosen === open) {
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
    void vscode.window.showInformationMessage(t('MNIST: the file is {path}', { path: uri.fsPath }));
  }
}
