import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FromParamsPage, ToParamsPage } from '../protocol/paramsPageMessages.ts';
import { act } from './paramsActions.ts';
import { patternOf } from './patternOf.ts';
import { portrayParams } from './portrayParams.ts';
import { readParams } from './readParams.ts';
import { nameOfPlace } from './reportWording.ts';
import type { TrainingWorker } from './trainingWorker.ts';
import { showPage } from './webviewPage.ts';

/** What params editors need of the extension. */
export interface EditorResources {
  readonly extensionUri: vscode.Uri;
  readonly createWorker: () => TrainingWorker;
  /** Of the largest params file that is read. @throws SettingsError */
  readonly maximumBytes: () => number;
  readonly log: vscode.LogOutputChannel;
}

/** One editor with one params file: shows it as it is, also after it has changed on the disk. */
export class ParamsEditor {
  readonly #file: vscode.Uri;
  readonly #panel: vscode.WebviewPanel;
  readonly #resources: EditorResources;
  readonly #fileName: string;
  #work: AbortController | undefined;
  #newest: ToParamsPage;
  #isDisposed = false;

  constructor(file: vscode.Uri, panel: vscode.WebviewPanel, resources: EditorResources) {
    this.#file = file;
    this.#panel = panel;
    this.#resources = resources;
    this.#fileName = nameOfPlace(file.toString());
    this.#newest = { type: 'opening', fileName: this.#fileName };
    const watched = [
      panel.webview.onDidReceiveMessage((message: FromParamsPage) => this.#receive(message)),
      panel.onDidChangeViewState(() => this.#send()),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('mnist.maximumParamsMegabytes')) {
          void this.load();
        }
      }),
      watch(file, () => void this.load()),
    ];
    panel.onDidDispose(() => {
      this.#isDisposed = true;
      this.#work?.abort();
      vscode.Disposable.from(...watched).dispose();
    });
    showPage(panel.webview, resources.extensionUri, {
      title: t('MNIST Params'),
      tag: 'mnist-params',
      module: 'params.js',
    });
    void this.load();
  }

  /** Reads the file, also while it is being read. What is shown stays until that is done. */
  async load(): Promise<void> {
    const { createWorker, maximumBytes, log } = this.#resources;
    this.#work?.abort();
    const work = new AbortController();
    this.#work = work;
    const outcome = await portrayParams({
      ...{ fileName: this.#fileName, createWorker, maximumBytes, signal: work.signal },
      readFile: limit => readParams(this.#file, this.#fileName, limit),
    });
    if (this.#work === work && !this.#isDisposed) {
      this.#newest = outcome;
      this.#send();
      if (outcome.type === 'failed') {
        log.info(`not opened: ${outcome.problem.message}`);
      }
    }
  }

  #receive(message: FromParamsPage): void {
    switch (message.type) {
      case 'ready':
        this.#send();
        break;
      case 'act':
        act(message.action, this.#file);
        break;
      case 'reopenWith':
        void vscode.commands.executeCommand('workbench.action.reopenWithEditor');
        break;
      case 'openSettings':
        void vscode.commands.executeCommand(
          'workbench.action.openSettings',
          'mnist.maximumParamsMegabytes',
        );
        break;
      default:
        unreachable(message);
    }
  }

  /** The newest message says all there is: a page that is shown again needs no other. */
  #send(): void {
    if (!this.#isDisposed && this.#panel.visible) {
      void this.#panel.webview.postMessage(this.#newest);
    }
  }
}

/** Calls back whenever the file is written, deleted or there again. */
function watch(file: vscode.Uri, onEvent: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(patternOf(file));
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(onEvent),
    watcher.onDidCreate(onEvent),
    watcher.onDidDelete(onEvent),
  );
}

function unreachable(message: never): never {
  throw new Error(`Unknown message: ${JSON.stringify(message)}`);
}
