import * as vscode from 'vscode';
import { PARAMS_FILES } from './paramsPatterns.ts';

const KEY = 'mnist.foldersWithParams';
/** A workspace with more has its params files in few folders. */
const MOST_FILES = 1000;

/**
 * Keeps `mnist.foldersWithParams`, the paths of the folders of the workspace that have params files in
 * them or below: their menus offer to evaluate all of them, and those of other folders stay short.
 */
export function keepFoldersWithParams(): vscode.Disposable {
  let newest = 0;
  const update = async () => {
    const search = ++newest;
    const files = await vscode.workspace.findFiles(PARAMS_FILES, undefined, MOST_FILES);
    if (search === newest) {
      send([...new Set(files.flatMap(foldersOf))]);
    }
  };
  const watcher = vscode.workspace.createFileSystemWatcher(PARAMS_FILES, false, true);
  void update();
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(update),
    watcher.onDidDelete(update),
    vscode.workspace.onDidChangeWorkspaceFolders(update),
    {
      dispose: () => {
        newest++;
        send([]);
      },
    },
  );
}

function send(paths: readonly string[]): void {
  void vscode.commands.executeCommand('setContext', KEY, paths);
}

/** Those above a file, up to the workspace folder, as VS Code's own key of a resource has them. */
function foldersOf(file: vscode.Uri): string[] {
  const root = vscode.workspace.getWorkspaceFolder(file)?.uri.path ?? '/';
  const folders: string[] = [];
  for (let path = parentOf(file.path); path.startsWith(root); path = parentOf(path)) {
    const folder = file.with({ path });
    folders.push(folder.path, folder.fsPath);
  }
  return folders;
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
