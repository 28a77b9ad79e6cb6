import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandHandlers } from './commands.ts';
import { firstFolder } from './settingsSource.ts';

export interface DataPlaces {
  /** Where downloaded datasets are; undefined where there is no disk. */
  readonly cacheFolder: string | undefined;
}

/** Commands about where the digits come from. */
export function dataCommands({
  cacheFolder,
}: DataPlaces): Pick<CommandHandlers, 'chooseDatasetFolder' | 'deleteDownloadedData'> {
  return {
    async chooseDatasetFolder() {
      const chosen = await vscode.window.showOpenDialog({
        title: t('Folder with the IDX files of MNIST, or with mnist.npz'),
        openLabel: t('Use This Folder'),
        canSelectFiles: false,
        canSelectFolders: true,
      });
      if (chosen?.[0] !== undefined) {
        await useFolder(chosen[0].fsPath);
      }
    },
    deleteDownloadedData: () => deleteDownloads(cacheFolder),
  };
}

/** Written where the value that is in effect comes from, so that it takes effect. */
async function useFolder(folder: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration('mnist', firstFolder());
  await settings.update('datasetFolder', folder, targetOf(settings, 'datasetFolder'));
  if (settings.get('dataset') === 'generated') {
    await settings.update('dataset', 'auto', targetOf(settings, 'dataset')); // or the folder is not asked
  }
  const train = t('Train');
  const message = t('MNIST: the next run uses the digits in {folder}.', { folder });
  if ((await vscode.window.showInformationMessage(message, train)) === train) {
    await vscode.commands.executeCommand('mnist.train');
  }
}

function targetOf(
  settings: vscode.WorkspaceConfiguration,
  key: string,
): vscode.ConfigurationTarget {
  const { workspaceFolderValue, workspaceValue } = settings.inspect(key) ?? {};
  if (workspaceFolderValue !== undefined) {
    return vscode.ConfigurationTarget.WorkspaceFolder;
  }
  return workspaceValue === undefined
    ? vscode.ConfigurationTarget.Global
    : vscode.ConfigurationTarget.Workspace;
}

async function deleteDownloads(cacheFolder: string | undefined): Promise<void> {
  if (cacheFolder === undefined) {
    return;
  }
  const remove = t('Delete');
  const message = t('Delete the downloaded datasets? They are downloaded again when needed.');
  const chosen = await vscode.window.showWarningMessage(message, { modal: true }, remove);
  if (chosen === remove) {
    const uri = vscode.Uri.file(cacheFolder);
    await vscode.workspace.fs.createDirectory(uri); // so that there is something to delete
    await vscode.workspace.fs.delete(uri, { recursive: true, useTrash: false });
  }
}
