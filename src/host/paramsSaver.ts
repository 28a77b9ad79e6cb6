import { homedir } from 'node:os';
import path from 'node:path';
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { paramsFileName } from '../params/fileName.ts';
import { encodeSafetensors } from '../params/safetensors.ts';
import type { Checkpoint } from '../protocol/subjects.ts';
import { problemOf } from './problemError.ts';
import { saveOptimizer } from './saveOptimizer.ts';
import { readParamsFolder } from './settings.ts';
import { configuration, firstFolder } from './settingsSource.ts';
import { folderAt } from './uriFolder.ts';
import { replaceFile, writeNewFile } from './writeWhole.ts';

export interface SavedParams {
  readonly uri: vscode.Uri;
  /** Relative to the workspace where it is inside. */
  readonly label: string;
}

/**
 * Told why weights could not be saved.
 * @returns whether the user is shown it with the ways on; else a message does it
 */
export type OnFault = (message: string) => boolean;

/** Puts weights into params files, and asks where it cannot know. */
export class ParamsSaver {
  readonly #log: vscode.LogOutputChannel;
  readonly #files = new Map<string, SavedParams>();

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  /** The file that was saved, or is known, under this label. */
  fileNamed(label: string | undefined): SavedParams | undefined {
    return label === undefined ? undefined : this.#files.get(label);
  }

  /**
   * Saves into the workspace at the end of a run: into its first folder, without a question.
   * @returns undefined where no folder is open or the user gave up: the weights are in no file
   */
  async saveAtEnd(checkpoint: Checkpoint, onFault: OnFault): Promise<SavedParams | undefined> {
    const folder = firstFolder();
    return folder && (await this.#saveInto(folder, checkpoint, onFault));
  }

  /**
   * Saves because the user said so: asks where, if the workspace has several folders or none.
   * @returns undefined when the user gave up, or is left to the dashboard's ways on
   */
  async save(checkpoint: Checkpoint, onFault: OnFault): Promise<SavedParams | undefined> {
    const count = vscode.workspace.workspaceFolders?.length ?? 0;
    if (count === 0) {
      return this.saveAs(checkpoint, onFault);
    }
    const folder = count > 1 ? await vscode.window.showWorkspaceFolderPick() : firstFolder();
    return folder && (await this.#saveInto(folder, checkpoint, onFault));
  }

  /** Asks for a file. @returns undefined when the user gave up */
  async saveAs(checkpoint: Checkpoint, onFault: OnFault): Promise<SavedParams | undefined> {
    const fileName = paramsFileName(checkpoint, new Date());
    const folder = firstFolder()?.uri ?? vscode.Uri.file(homedir());
    const uri = await vscode.window.showSaveDialog({
      title: t('Save the trained network'),
      saveLabel: t('Save Params'),
      defaultUri: vscode.Uri.joinPath(folder, fileName),
      filters: { Safetensors: ['safetensors'] },
    });
    if (uri === undefined) {
      return undefined;
    }
    try {
      // The dialog has asked already whether an existing file may go.
      const place = folderAt(vscode.Uri.joinPath(uri, '..'));
      const name = path.posix.basename(uri.path);
      await replaceFile(place, name, encodeSafetensors(checkpoint));
      await saveOptimizer(place, name, checkpoint, { replaces: true });
      return this.#saved(uri);
    } catch (error) {
      return this.#offerSaveAs(checkpoint, error, onFault);
    }
  }

  async #saveInto(
    folder: vscode.WorkspaceFolder,
    checkpoint: Checkpoint,
    onFault: OnFault,
  ): Promise<SavedParams | undefined> {
    try {
      const place = vscode.Uri.joinPath(folder.uri, readParamsFolder(configuration(folder)));
      const wanted = paramsFileName(checkpoint, new Date());
      const files = folderAt(place);
      const name = await writeNewFile(files, wanted, encodeSafetensors(checkpoint));
      await saveOptimizer(files, name, checkpoint, { replaces: false });
      return this.#saved(vscode.Uri.joinPath(place, name));
    } catch (error) {
      return this.#offerSaveAs(checkpoint, error, onFault);
    }
  }

  async #offerSaveAs(
    checkpoint: Checkpoint,
    error: unknown,
    onFault: OnFault,
  ): Promise<SavedParams | undefined> {
    const { message } = problemOf(error);
    this.#log.error(`not saved: ${message}`);
    if (onFault(message)) {
      return undefined;
    }
    const saveAs = t('Save As…');
    const text = t('MNIST: the params are not saved: {message} The weights are kept meanwhile.', {
      message,
    });
    const chosen = await vscode.window.showErrorMessage(text, saveAs);
    return chosen === saveAs ? this.saveAs(checkpoint, onFault) : undefined;
  }

  /** A params file that is there already, under its label. */
  know(uri: vscode.Uri): SavedParams {
    const file = { uri, label: vscode.workspace.asRelativePath(uri) };
    this.#files.set(file.label, file);
    return file;
  }

  #saved(uri: vscode.Uri): SavedParams {
    this.#log.info(`saved: ${uri.scheme === 'file' ? uri.fsPath : uri.toString()}`);
    return this.know(uri);
  }
}
