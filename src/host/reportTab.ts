import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DatasetRequest } from '../data/dataset.ts';
import type { FromReport, ToReport } from '../protocol/reportMessages.ts';
import { makeComparison } from './comparisonTask.ts';
import { listFolder } from './listFolder.ts';
import { readParams } from './readParams.ts';
import { kindOf, type ReportTask } from './reportSubject.ts';
import { makeReport } from './reportTask.ts';
import { logLine, nameOfPlace, progressTitle, subjectOf } from './reportWording.ts';
import { workspaceRunFiles } from './runs/runFiles.ts';
import { compareSettings } from './runs/settingsTask.ts';
import { makeTable, type TableOptions } from './tableTask.ts';
import type { TrainingWorker } from './trainingWorker.ts';
import { showPage } from './webviewPage.ts';

/** What report tabs need of the extension. */
export interface ReportResources {
  readonly extensionUri: vscode.Uri;
  readonly createWorker: () => TrainingWorker;
  /** @throws SettingsError */
  readonly dataset: () => DatasetRequest;
  /** Of the largest params file that is read. @throws SettingsError */
  readonly maximumBytes: () => number;
  readonly log: vscode.LogOutputChannel;
}

/** One editor tab with the report of one params file or of several. Closing it ends the work on it. */
export class ReportTab {
  readonly panel: vscode.WebviewPanel;
  readonly #task: ReportTask;
  readonly #resources: ReportResources;
  readonly #fileName: string;
  #work: AbortController | undefined;
  #newest: ToReport;
  /** The user is about to say where the digits are. */
  #awaitsDataset = false;
  #isDisposed = false;

  constructor(panel: vscode.WebviewPanel, task: ReportTask, resources: ReportResources) {
    this.panel = panel;
    this.#task = task;
    this.#resources = resources;
    this.#fileName = subjectOf(task);
    this.#newest = this.#beginning;
    const listeners = [
      panel.webview.onDidReceiveMessage((message: FromReport) => this.#receive(message)),
      panel.onDidChangeViewState(() => this.#send()),
      vscode.workspace.onDidChangeConfiguration(event => this.#takeSettings(event)),
    ];
    panel.onDidDispose(() => {
      this.#isDisposed = true;
      this.endWork();
      vscode.Disposable.from(...listeners).dispose();
    });
    panel.iconPath = vscode.Uri.joinPath(resources.extensionUri, 'media', 'activity-bar.svg');
    showPage(panel.webview, resources.extensionUri, {
      title: t('MNIST Report'),
      tag: 'mnist-report',
      module: 'report.js',
    });
    void this.evaluate();
  }

  shows(task: ReportTask): boolean {
    return JSON.stringify(task) === JSON.stringify(this.#task);
  }

  endWork(): void {
    this.#work?.abort();
  }

  /** Does the work anew, also when it is being done: the file or the settings may have changed. */
  async evaluate(): Promise<void> {
    this.#work?.abort();
    const work = new AbortController();
    this.#work = work;
    await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: progressTitle(this.#task),
        cancellable: true,
      },
      async (progress, token) => {
        token.onCancellationRequested(() => work.abort());
        this.#show(this.#beginning);
        const outcome = await this.#outcome(work.signal, message => progress.report({ message }));
        if (this.#work === work && !this.#isDisposed) {
          this.#show(outcome);
          this.#resources.log.info(logLine(outcome));
        }
      },
    );
  }

  #outcome(signal: AbortSignal, tell: (message: string) => void): Promise<ToReport> {
    const { createWorker, dataset, maximumBytes } = this.#resources;
    const fileName = this.#fileName;
    const isWanted = () => !signal.aborted;
    const options: TableOptions = {
      ...{ fileName, createWorker, dataset, maximumBytes, signal, listFolder },
      nameOf: nameOfPlace,
      readFile: (file, limit) => readParams(vscode.Uri.parse(file), nameOfPlace(file), limit),
      onProgress: loading => {
        tell(loading.message);
        if (this.#newest.type === 'evaluating' && isWanted()) {
          this.#show({ ...this.#beginning, progress: loading });
        }
      },
      onTable: table => {
        tell(table.doing ?? '');
        if (isWanted()) {
          this.#show({ type: 'table', fileName, table });
        }
      },
    };
    const task = this.#task;
    if ('places' in task) {
      return makeTable(task, options);
    }
    if ('settings' in task) {
      return compareSettings(task, { ...options, files: workspaceRunFiles(maximumBytes) });
    }
    return 'compared' in task ? makeComparison(task, options) : makeReport(task, options);
  }

  #receive(message: FromReport): void {
    switch (message.type) {
      case 'ready':
        this.#send();
        break;
      case 'evaluateAgain':
        void this.evaluate();
        break;
      case 'openReport':
        void vscode.commands.executeCommand('mnist.evaluate', vscode.Uri.parse(message.file));
        break;
      case 'exportParams':
        if ('file' in this.#task) {
          const file = vscode.Uri.parse(this.#task.file);
          void vscode.commands.executeCommand('mnist.exportParams', file);
        }
        break;
      case 'chooseDatasetFolder':
      case 'openSettings':
        this.#awaitsDataset = true;
        void vscode.commands.executeCommand(`mnist.${message.type}`);
        break;
      default:
        unreachable(message);
    }
  }

  #takeSettings(event: vscode.ConfigurationChangeEvent): void {
    const keys = ['dataset', 'datasetFolder', 'downloadMirrors'];
    if (this.#awaitsDataset && keys.some(key => event.affectsConfiguration(`mnist.${key}`))) {
      this.#awaitsDataset = false;
      void this.evaluate();
    }
  }

  get #beginning(): Extract<ToReport, { type: 'evaluating' }> {
    return { type: 'evaluating', kind: kindOf(this.#task), fileName: this.#fileName };
  }

  #show(message: ToReport): void {
    this.#newest = message;
    this.#send();
  }

  /** The newest message says all there is: a page that is shown again needs no other. */
  #send(): void {
    if (!this.#isDisposed && this.panel.visible) {
      void this.panel.webview.postMessage(this.#newest);
    }
  }
}

function unreachable(message: never): never {
  throw new Error(`Unknown message: ${JSON.stringify(message)}`);
}
