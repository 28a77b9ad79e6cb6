import * as vscode from 'vscode';
import type { Folder } from './folder.ts';

const { fs } = vscode.workspace;

/** A folder of any file system that VS Code knows. */
export function folderAt(uri: vscode.Uri): Folder {
  const file = (name: string) => vscode.Uri.joinPath(uri, name);
  return {
    create: async () => fs.createDirectory(uri),
    read: async name => unless('FileNotFound', fs.readFile(file(name)), undefined),
    list: async () => (await fs.readDirectory(uri)).map(([name]) => name),
    write: async (name, bytes) => fs.writeFile(file(name), bytes),
    async rename(from, to, options) {
      const renamed = Promise.resolve(fs.rename(file(from), file(to), options)).then(() => true);
      return unless('FileExists', renamed, false);
    },
    remove: async name => unless('FileNotFound', fs.delete(file(name)), undefined),
  };
}

/** The result, and something else when the file system says this. */
async function unless<Result, Other>(
  code: 'FileNotFound' | 'FileExists',
  result: Thenable<Result>,
  other: Other,
): Promise<Result | Other> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === code) {
      return other;
    }
    throw error;
  }
}
