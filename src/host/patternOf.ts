import path from 'node:path';
import * as vscode from 'vscode';

/**
 * The pattern that only this file has, for a watcher. What would be a wildcard in its name, as in
 * `params [1].safetensors`, stands for itself.
 */
export function patternOf(file: vscode.Uri): vscode.RelativePattern {
  const name = path.posix.basename(file.path).replaceAll(/[[\]{}?*]/g, '[$&]');
  return new vscode.RelativePattern(vscode.Uri.joinPath(file, '..'), name);
}
