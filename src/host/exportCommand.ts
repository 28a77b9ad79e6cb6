import path from 'node:path';
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ParamsFormat } from '../params/codec.ts';
import { FORMATS } from '../params/formats.ts';
import { pythonLines } from '../params/pythonLines.ts';
import { askOnce } from './askOnce.ts';
import { chooseParamsFile } from './chooseParams.ts';
import type { CommandHandlers } from './commands.ts';
import { wholeBytes } from './handOver.ts';
import { problemOf } from './problemError.ts';
import { readParams } from './readParams.ts';
import { revealFile } from './savedMessage.ts';
import type { TrainingWorker } from './trainingWorker.ts';
import { folderAt } from './uriFolder.ts';
import { expectReply } from './workerConversation.ts';
import { replaceFile } from './writeWhole.ts';

export interface ExportResources {
  readonly createWorker: () => TrainingWorker;
  /** Of the largest params file that is read. @throws SettingsError */
  readonly maximumBytes: () => number;
  readonly log: vscode.LogOutputChannel;
}

/** A network in the bytes of a format. */
interface Exported {
  readonly format: ParamsFormat;
  readonly bytes: Uint8Array;
  readonly layers: readonly number[];
}

/** Takes a params file to other programs. */
export function exportCommands(resources: ExportResources): Pick<CommandHandlers, 'exportParams'> {
  return {
    async exportParams(file) {
      const source = file ?? (await chooseParamsFile(title()));
      const format = source && (await chooseFormat());
      if (source === undefined || format === undefined) {
        return;
      }
      const name = vscode.workspace.asRelativePath(source);
      try {
        // The file first: what is wrong with it is known before a name is asked for.
        const exported = await convert(source, format, resources);
        await save(exported, proposedName(source, format), resources.log);
      } catch (error) {
        const { reason, message } = problemOf(error);
        if (reason !== 'cancelled') {
          resources.log.error(`not exported: ${name}: ${message}`);
          void vscode.window.showErrorMessage(
            t('MNIST: {file} is not exported. {message}', { file: name, message }),
          );
        }
      }
    },
  };
}

function title(): string {
  return t('MNIST: Export Params');
}

const USES: Readonly<Record<ParamsFormat, () => string>> = {
  safetensors: () => t('for PyTorch and other frameworks'),
  npz: () => t('for NumPy'),
  pkl: () => t('for NumPy scripts: the tuple (W1, b1, W2, b2, …)'),
  onnx: () => t('for ONNX Runtime and many other programs'),
  json: () => t('to look into it'),
};

async function chooseFormat(): Promise<ParamsFormat | undefined> {
  const formats = Object.keys(USES) as ParamsFormat[];
  const items = formats.map(format => ({
    ...{ label: FORMATS[format].label(), description: FORMATS[format].extensions[0] },
    ...{ detail: USES[format](), format },
  }));
  const options = { title: title(), placeHolder: t('Which format?') };
  return (await vscode.window.showQuickPick(items, options))?.format;
}

async function convert(
  source: vscode.Uri,
  format: ParamsFormat,
  { createWorker, maximumBytes: limit }: ExportResources,
): Promise<Exported> {
  const fileName = vscode.workspace.asRelativePath(source);
  const maximumBytes = limit();
  const work = new AbortController();
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: t('MNIST: exporting {file}', { file: fileName }),
      cancellable: true,
    },
    async (_, token) => {
      token.onCancellationRequested(() => work.abort());
      const file = wholeBytes(await readParams(source, fileName, maximumBytes));
      const reply = await askOnce(
        requestId => ({ type: 'convert', requestId, format, fileName, file, maximumBytes }),
        { createWorker, signal: work.signal, onProgress: () => {} },
      );
      const { file: bytes, layers } = expectReply(reply, 'converted');
      return { format, bytes, layers };
    },
  );
}

/** Beside the file, with the format's ending; never the file itself. */
function proposedName(source: vscode.Uri, format: ParamsFormat): vscode.Uri {
  const { base, name } = path.posix.parse(source.path);
  const ending = FORMATS[format].extensions[0];
  const proposed = `${name}${ending}` === base ? `${name}-copy${ending}` : `${name}${ending}`;
  return vscode.Uri.joinPath(source, '..', proposed);
}

/** Asks for a name, again where it cannot be written: the network is kept meanwhile. */
async function save(
  exported: Exported,
  proposed: vscode.Uri,
  log: vscode.LogOutputChannel,
): Promise<void> {
  const target = await chooseTarget(exported.format, proposed);
  if (target === undefined) {
    return;
  }
  const name = path.posix.basename(target.path);
  try {
    await replaceFile(folderAt(vscode.Uri.joinPath(target, '..')), name, exported.bytes);
  } catch (error) {
    const { message } = problemOf(error);
    log.error(`not exported: ${message}`);
    const elsewhere = t('Save Elsewhere…');
    const text = t('MNIST: the params are not exported. {message}', { message });
    if ((await vscode.window.showErrorMessage(text, elsewhere)) === elsewhere) {
      await save(exported, target, log);
    }
    return;
  }
  log.info(`exported: ${vscode.workspace.asRelativePath(target)}`);
  await tellExported(target, pythonLines(exported.format, name, exported.layers));
}

/** The file to write; undefined: given up. One that is there goes only where that was agreed to. */
async function chooseTarget(
  format: ParamsFormat,
  proposed: vscode.Uri,
): Promise<vscode.Uri | undefined> {
  const { label, extensions } = FORMATS[format];
  const chosen = await vscode.window.showSaveDialog({
    title: title(),
    saveLabel: t('Export'),
    defaultUri: proposed,
    filters: { [label()]: extensions.map(ending => ending.slice(1)) },
  });
  const lower = chosen?.path.toLowerCase() ?? '';
  if (chosen === undefined || extensions.some(ending => lower.endsWith(ending))) {
    return chosen;
  }
  // The dialog has asked about the name without its ending.
  const target = chosen.with({ path: chosen.path + extensions[0] });
  return (await mayBeWritten(target)) ? target : undefined;
}

async function mayBeWritten(target: vscode.Uri): Promise<boolean> {
  const name = path.posix.basename(target.path);
  const isThere = await folderAt(vscode.Uri.joinPath(target, '..')).read(name);
  if (isThere === undefined) {
    return true;
  }
  const replace = t('Replace');
  const question = t('{file} is there already. Do you want to replace it?', { file: name });
  return (await vscode.window.showWarningMessage(question, { modal: true }, replace)) === replace;
}

/** A modal message: others show one line only. */
async function tellExported(target: vscode.Uri, python: readonly string[]): Promise<void> {
  const copy = t('Copy Python');
  const reveal = t('Reveal File');
  const chosen = await vscode.window.showInformationMessage(
    t('Exported as {file}', { file: vscode.workspace.asRelativePath(target) }),
    { modal: true, detail: `${t('In Python:')}\n\n${python.join('\n')}` },
    { title: copy },
    { title: reveal },
    { title: t('Close'), isCloseAffordance: true },
  );
  if (chosen?.title === copy) {
    await vscode.env.clipboard.writeText(`${python.join('\n')}\n`);
  } else if (chosen?.title === reveal) {
    await revealFile(target);
  }
}
