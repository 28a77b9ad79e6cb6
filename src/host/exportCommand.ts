import path from 'node:path';
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

const TITLE = 'MNIST: Export Params';

/** Takes a params file to other programs. */
export function exportCommands(resources: ExportResources): Pick<CommandHandlers, 'exportParams'> {
  return {
    async exportParams(file) {
      const source = file ?? (await chooseParamsFile(TITLE));
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
          void vscode.window.showErrorMessage(`MNIST: ${name} is not exported. ${message}`);
        }
      }
    },
  };
}

const USES: Readonly<Record<ParamsFormat, string>> = {
  safetensors: 'for PyTorch and other frameworks',
  npz: 'for NumPy',
  pkl: 'for NumPy scripts: the tuple (W1, b1, W2, b2, …)',
  onnx: 'for ONNX Runtime and many other programs',
  json: 'to look into it',
};

async function chooseFormat(): Promise<ParamsFormat | undefined> {
  const formats = Object.keys(USES) as ParamsFormat[];
  const items = formats.map(format => ({
    ...{ label: FORMATS[format].label(), description: FORMATS[format].extensions[0] },
    ...{ detail: USES[format], format },
  }));
  const options = { title: TITLE, placeHolder: 'Which format?' };
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
      title: `MNIST: exporting ${fileName}`,
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
    const elsewhere = 'Save Elsewhere…';
    const text = `MNIST: the params are not exported. ${message}`;
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
    title: TITLE,
    saveLabel: 'Export',
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
  const replace = 'Replace';
  const question = `${name} is there already. Do you want to replace it?`;
  return (await vscode.window.showWarningMessage(question, { modal: true }, replace)) === replace;
}

/** A modal message: others show one line only. */
async function tellExported(target: vscode.Uri, python: readonly string[]): Promise<void> {
  const copy = 'Copy Python';
  const reveal = 'Reveal File';
  const chosen = await vscode.window.showInformationMessage(
    `Exported as ${vscode.workspace.asRelativePath(target)}`,
    { modal: true, detail: `In Python:\n\n${python.join('\n')}` },
    { title: copy },
    { title: reveal },
    { title: 'Close', isCloseAffordance: true },
  );
  if (chosen?.title === copy) {
    await vscode.env.clipboard.writeText(`${python.join('\n')}\n`);
  } else if (chosen?.title === reveal) {
    await revealFile(target);
  }
}
