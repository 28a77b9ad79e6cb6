import * as vscode from 'vscode';
import { readParamsFolder } from './settings.ts';
import { configuration } from './settingsSource.ts';

const KEY = 'mnist.paramsFolders';

/**
 * Keeps `mnist.paramsFolders`, the paths of the folders that params files are saved in: there the
 * menus offer what is no params file elsewhere, folders and JSON files.
 */
export function keepParamsFolders(): vscode.Disposable {
  const send = (paths: readonly string[]) =>
    void vscode.commands.executeCommand('setContext', KEY, paths);
  const update = () => send(paramsFolders());
  update();
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeWorkspaceFolders(update),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('mnist.paramsFolder')) {
        update();
      }
    }),
    { dispose: () => send([]) },
  );
}

/** As VS Code's own keys of a resource have them: of a disk's files in the machine's way. */
function paramsFolders(): string[] {
  return (vscode.workspace.workspaceFolders ?? []).flatMap(folder => {
    try {
      const { path, fsPath } = vscode.Uri.joinPath(
        folder.uri,
        readParamsFolder(configuration(folder)),
      );
      return [...new Set([path, fsPath])];
    } catch {
      return []; // a setting with a fault: told where something is saved
    }
  });
}
