import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { paramsFileName } from '../params/fileName.ts';
import { encodeSafetensors } from '../params/safetensors.ts';
import type { Checkpoint } from '../protocol.ts';
import { problemOf } from './problemError.ts';
import { readParamsFolder } from './settings.ts';
import { configuration, firstFolder } from './settingsSource.ts';
import { folderAt } from './uriFolder.ts';
import { replaceFile, writeNewFile } from './writeWhole.ts';

export interface SavedParams {
  readonly uri: vscode.Uri;
  /** Relative to the workspace where it is inside. */
  readonly label: string;
}

/** Puts weights into params files, and asks where it cannot know. */
export class ParamsSaver {
  readonly #log: vscode.LogOutputChannel;
  #lastSaved: SavedParams | undefined;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  /** The file written last in this window. */
  get lastSaved(): SavedParams | undefined {
    return this.#lastSaved;
  }

  /**
   * Saves into the workspace; without one, or where that fails, the user chooses a file.
   * @param askFolder whether to ask for the folder where the workspace has several
   * @returns undefined when the user cancelled: the weights are in no file
   */
  async save(checkpoint: Checkpoint, askFolder: boolean): Promise<SavedParams | undefined> {
    try {
      const several = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
      const folder =
        askFolder && several ? await vscode.window.showWorkspaceFolderPick() : firstFolder();
      if (folder === undefined) {
        return several ? undefined : await this.#saveAs(checkpoint);
      }
      const place = vscode.Uri.joinPath(folder.uri, readParamsFolder(configuration(folder)));
      const bytes = encodeSafetensors(checkpoint);
      const wanted = paramsFileName(checkpoint, new Date());
      const name = await writeNewFile(folderAt(place), wanted, bytes);
      return this.#saved(vscode.Uri.joinPath(place, name));
    } catch (error) {
      return await this.#offerSaveAs(checkpoint, error);
    }
  }

  async #saveAs(checkpoint: Checkpoint): Promise<SavedParams | undefined> {
    const fileName = paramsFileName(checkpoint, new Date());
    const folder = firstFolder()?.uri ?? vscode.Uri.file(homedir());
    const uri = await vscode.window.showSaveDialog({
      title: 'Save the trained network',
      saveLabel: 'Save Params',
      defaultUri: vscode.Uri.joinPath(folder, fileName),
      filters: { Safetensors: ['safetensors'] },
    });
    if (uri === undefined) {
      return undefined;
    }
    try {
      // The dialog has asked already whether an existing file may go.
      const place = folderAt(vscode.Uri.joinPath(uri, '..'));
      await replaceFile(place, path.posix.basename(uri.path), encodeSafetensors(checkpoint));
      return this.#saved(uri);
    } catch (error) {
      return await this.#offerSaveAs(checkpoint, error);
    }
  }

  async #offerSaveAs(checkpoint: Checkpoint, error: unknown): Promise<SavedParams | undefined> {
    const { message } = problemOf(error);
    this.#log.error(`not saved: ${message}`);
    const saveAs = 'Save As…';
    const text = `MNIST: the params are not saved: ${message} The weights are kept meanwhile.`;
    const chosen = await vscode.window.showErrorMessage(text, saveAs);
    return chosen === saveAs ? await this.#saveAs(checkpoint) : undefined;
  }

  #saved(uri: vscode.Uri): SavedParams {
    const saved = { uri, label: vscode.workspace.asRelativePath(uri) };
    this.#lastSaved = saved;
    this.#log.info(`saved: ${uri.scheme === 'file' ? uri.fsPath : uri.toString()}`);
    return saved;
  }
}
