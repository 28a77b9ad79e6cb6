import * as vscode from 'vscode';
import type { ListFolder } from './paramsInFolders.ts';
import { orProblem } from './readParams.ts';

const { fs } = vscode.workspace;

/** Lists a folder of any file system that VS Code knows; links to other folders are not followed. */
export const listFolder: ListFolder = async address => {
  const uri = vscode.Uri.parse(address);
  const name = vscode.workspace.asRelativePath(uri);
  const { type } = await orProblem(fs.stat(uri), name);
  if ((type & vscode.FileType.Directory) === 0) {
    return undefined;
  }
  const entries = await orProblem(fs.readDirectory(uri), name);
  const isLinkToFolder = (kind: vscode.FileType) =>
    kind === (vscode.FileType.SymbolicLink | vscode.FileType.Directory);
  return entries
    .filter(([, kind]) => !isLinkToFolder(kind))
    .map(([entry, kind]) => ({
      name: entry,
      address: vscode.Uri.joinPath(uri, entry).toString(),
      isFolder: kind === vscode.FileType.Directory,
    }));
};
