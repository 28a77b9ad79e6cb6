import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { encodeOptimizerFile, OPTIMIZER_ENDING } from '../params/optimizerFile.ts';
import { parametersDigest } from '../params/parametersDigest.ts';
import type { Checkpoint } from '../protocol/subjects.ts';
import type { Folder } from './folder.ts';
import { problemOf } from './problemError.ts';
import { configuration } from './settingsSource.ts';
import { replaceFile, writeFileNamed } from './writeWhole.ts';

/**
 * Writes what the optimizer remembers beside the weights, if it remembers anything and the user wants
 * it kept. Where that fails it is told: the weights are saved all the same.
 * @param fileName of the weights, in the same folder
 * @param replaces whether the weights have replaced others, whose optimizer file is of no use now
 */
export async function saveOptimizer(
  folder: Folder,
  fileName: string,
  { parameters, provenance, optimizer: state }: Checkpoint,
  { replaces }: { readonly replaces: boolean },
): Promise<void> {
  const optimizer = provenance.settings?.optimizer;
  const isWanted = configuration().get('saveOptimizerState') !== false;
  if (state === undefined || optimizer === undefined || !isWanted) {
    return;
  }
  try {
    const digest = await parametersDigest(parameters);
    const bytes = encodeOptimizerFile({ optimizer, state, parametersDigest: digest });
    const write = replaces ? replaceFile : writeFileNamed;
    await write(folder, `${fileName}${OPTIMIZER_ENDING}`, bytes);
  } catch (error) {
    void vscode.window.showWarningMessage(
      t(
        'MNIST: the weights are saved, but not what the optimizer remembers, so that the run cannot be resumed bit for bit: {message}',
        { message: problemOf(error).message },
      ),
    );
  }
}
