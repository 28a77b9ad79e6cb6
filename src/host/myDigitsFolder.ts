import * as vscode from 'vscode';
import type { Folder } from './folder.ts';
import { readDigitsFolder } from './settings.ts';
import { configuration, firstFolder } from './settingsSource.ts';
import { folderAt } from './uriFolder.ts';

/** Where my digits are kept; undefined where no folder is open. @throws SettingsError */
export function myDigitsFolder(): Folder | undefined {
  const folder = firstFolder();
  return (
    folder && folderAt(vscode.Uri.joinPath(folder.uri, readDigitsFolder(configuration(folder))))
  );
}

/** Tells when other digits may be kept: another place, or other files there. */
export function watchMyDigits(onChange: () => void): vscode.Disposable {
  let watcher = watchFiles(onChange);
  const again = () => {
    watcher?.dispose();
    watcher = watchFiles(onChange);
    onChange();
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeWorkspaceFolders(again),
    vscode.workspace.onDidChangeConfiguration(
      event => event.affectsConfiguration('mnist.digitsFolder') && again(),
    ),
    { dispose: () => watcher?.dispose() },
  );
}

function watchFiles(onChange: () => void): vscode.Disposable | undefined {
  const folder = firstFolder();
  try {
    const place = folder && readDigitsFolder(configuration(folder));
    if (folder === undefined || place === undefined) {
      return undefined;
    }
    const pattern = new vscode.RelativePattern(folder, `${place}/my-digits-*-ubyte`);
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const listeners = [
      watcher.onDidCreate(onChange),
      watcher.onDidChange(onChange),
      watcher.onDidDelete(onChange),
    ];
    return vscode.Disposable.from(watcher, ...listeners);
  } catch {
    return undefined; // a setting with a fault: told where something is kept
  }
}
