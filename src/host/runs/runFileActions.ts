import path from 'node:path';
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { OPTIMIZER_ENDING } from '../../params/optimizerFile.ts';
import type { ParamsSaver } from '../paramsSaver.ts';
import { problemOf } from '../problemError.ts';
import type { Session } from '../session.ts';
import type { PinnedRuns } from './pinnedRuns.ts';
import { fileNameOf, nameFault } from './runFileName.ts';
import type { RunList } from './runList.ts';
import type { RunOverlays } from './runOverlays.ts';

const { fs } = vscode.workspace;

export interface RunFileOptions {
  readonly session: Session;
  readonly saver: Pick<ParamsSaver, 'know'>;
  readonly list: RunList;
  readonly overlays: RunOverlays;
  readonly pinned: PinnedRuns;
}

/** Gives the file of a run another name, and what the optimizer remembers beside it the same one. */
export async function renameRun(uri: vscode.Uri, options: RunFileOptions): Promise<void> {
  const folder = vscode.Uri.joinPath(uri, '..');
  const fileName = path.posix.basename(uri.path);
  const entries = await fs.readDirectory(folder);
  const others = entries.map(([entry]) => entry).filter(entry => entry !== fileName);
  const name = await vscode.window.showInputBox({
    title: t('Rename {name}', { name: fileName }),
    prompt: t('What the file says of how it was made stays as it is.'),
    value: fileName.replace(/\.safetensors$/i, ''),
    validateInput: text => nameFault(text, others),
  });
  if (name === undefined || nameFault(name, others) || fileNameOf(name) === fileName) {
    return;
  }
  const to = vscode.Uri.joinPath(folder, fileNameOf(name));
  try {
    await moveRun(uri, to, others.includes(`${fileName}${OPTIMIZER_ENDING}`));
  } catch (error) {
    const { message } = problemOf(error);
    void vscode.window.showErrorMessage(
      t('MNIST: {name} could not be renamed: {message}', { name: fileName, message }),
    );
    return;
  }
  followRun(uri, to, options);
  await options.list.refresh();
}

/** Both files, or none of them. Open editors follow. */
async function moveRun(from: vscode.Uri, to: vscode.Uri, hasOptimizer: boolean): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  if (hasOptimizer) {
    edit.renameFile(besideOf(from), besideOf(to), { overwrite: false });
  }
  edit.renameFile(from, to, { overwrite: false });
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new Error(t('the file system refused it.'));
  }
}

/** Whoever knows the file by its old name. */
function followRun(from: vscode.Uri, to: vscode.Uri, options: RunFileOptions): void {
  const { session, saver, overlays, pinned } = options;
  pinned.move(from.toString(), to.toString());
  overlays.move(from.toString(), to.toString());
  const { lastCheckpoint } = session;
  const isOfThisRun = session.facts.savedAs === vscode.workspace.asRelativePath(from);
  if (isOfThisRun && lastCheckpoint !== undefined) {
    session.markSaved(lastCheckpoint, saver.know(to).label);
  }
}

/** Moves runs to the trash, with what the optimizer remembers. */
export async function deleteRuns(
  uris: readonly vscode.Uri[],
  options: RunFileOptions,
): Promise<void> {
  const remove = t('Move to Trash');
  const names = uris.map(uri => path.posix.basename(uri.path));
  const question =
    uris.length === 1
      ? t('Do you want to delete {name}?', { name: names[0] })
      : t('Do you want to delete these {count} runs?', { count: uris.length });
  const detail = t('They can be restored from the trash.');
  const modal = {
    modal: true,
    detail:
      uris.length === 1
        ? t('It can be restored from the trash.')
        : `${names.join('\n')}\n\n${detail}`,
  };
  if ((await vscode.window.showWarningMessage(question, modal, remove)) !== remove) {
    return;
  }
  const kept = await deleteAll(uris, { useTrash: true });
  if (kept.length > 0) {
    await offerToDeleteForGood(kept);
  }
  options.pinned.set(uris.map(String), false);
  await options.list.refresh();
}

interface Kept {
  readonly uri: vscode.Uri;
  readonly message: string;
}

/** @returns those that are still there, and why */
async function deleteAll(uris: readonly vscode.Uri[], how: { useTrash: boolean }): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (const uri of uris) {
    try {
      await fs.delete(uri, how);
      // Where nothing was remembered there is no such file.
      await Promise.resolve(fs.delete(besideOf(uri), how)).catch(() => {});
    } catch (error) {
      kept.push({ uri, message: problemOf(error).message });
    }
  }
  return kept;
}

/** Some file systems, such as those of remote machines, have no trash. */
async function offerToDeleteForGood(kept: readonly Kept[]): Promise<void> {
  const remove = t('Delete Permanently');
  const chosen = await vscode.window.showWarningMessage(
    kept.length === 1
      ? t('{name} cannot be moved to the trash. Delete it permanently?', {
          name: path.posix.basename(kept[0].uri.path),
        })
      : t('{count} runs cannot be moved to the trash. Delete them permanently?', {
          count: kept.length,
        }),
    { modal: true, detail: kept[0].message },
    remove,
  );
  const failed =
    chosen === remove
      ? await deleteAll(
          kept.map(({ uri }) => uri),
          { useTrash: false },
        )
      : [];
  for (const { message } of failed) {
    void vscode.window.showErrorMessage(t('MNIST: not deleted: {message}', { message }));
  }
}

function besideOf(uri: vscode.Uri): vscode.Uri {
  return uri.with({ path: `${uri.path}${OPTIMIZER_ENDING}` });
}
