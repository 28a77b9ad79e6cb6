import { open, stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import { orProblem, readParams } from '../readParams.ts';
import type { RunFiles } from './readHeader.ts';

/** The files that keep how their run went; those of other formats are copies of such a network. */
const RUN_FILES = '**/*.safetensors';
const PASSED_OVER = '**/{node_modules,site-packages,.git}/**';
/** More than anybody looks through. */
const MOST_FILES = 500;

const { fs } = vscode.workspace;

/**
 * The runs of the open folders.
 * @param maximumBytes of a file that is read as a whole, where a file system can do nothing else
 */
export function workspaceRunFiles(maximumBytes: () => number): RunFiles {
  return {
    async find() {
      const found = await vscode.workspace.findFiles(RUN_FILES, PASSED_OVER, MOST_FILES);
      return found.map(uri => uri.toString());
    },
    async facts(file) {
      const uri = vscode.Uri.parse(file);
      if (uri.scheme === 'file') {
        const { size, mtimeMs } = await orProblem(stat(uri.fsPath), nameOf(uri));
        return { bytes: size, modified: mtimeMs };
      }
      const { size, mtime } = await orProblem(fs.stat(uri), nameOf(uri));
      return { bytes: size, modified: mtime };
    },
    async readHead(file, bytes) {
      const uri = vscode.Uri.parse(file);
      return uri.scheme === 'file'
        ? orProblem(readFromDisk(uri.fsPath, bytes), nameOf(uri))
        : readParams(uri, nameOf(uri), maximumBytes()); // no other file system reads a part of a file
    },
    watch(listener) {
      const watcher = vscode.workspace.createFileSystemWatcher(RUN_FILES);
      return vscode.Disposable.from(
        watcher,
        watcher.onDidCreate(listener),
        watcher.onDidChange(listener),
        watcher.onDidDelete(listener),
        vscode.workspace.onDidChangeWorkspaceFolders(listener),
      );
    },
  };
}

async function readFromDisk(fsPath: string, bytes: number): Promise<Uint8Array> {
  const file = await open(fsPath, 'r');
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function nameOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}
