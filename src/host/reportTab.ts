import * as vscode from 'vscode';
import type { DatasetRequest } from '../data/dataset.ts';
import type { FromReport, ToReport } from '../protocol/reportMessages.ts';
import { readParams } from './readParams.ts';
import { makeReport, type ReportTask } from './reportTask.ts';
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

/** One editor tab with the report of one params file. Closing it ends the work on it. */
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
    this.#fileName = vscode.workspace.asRelativePath(vscode.Uri.parse(task.file));
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
      title: 'MNIST Report',
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
    const { createWorker, dataset, maximumBytes, log } = this.#resources;
    const fileName = this.#fileName;
    const title = `MNIST: ${this.#beginning.isPrediction ? 'predicting with' : 'evaluating'} ${fileName}`;
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      async (progress, token) => {
        token.onCancellationRequested(() => work.abort());
        this.#show(this.#beginning);
        const outcome = await makeReport(this.#task, {
          ...{ fileName, createWorker, dataset, maximumBytes, signal: work.signal },
          readFile: limit => readParams(vscode.Uri.parse(this.#task.file), fileName, limit),
          onProgress: loading => {
            progress.report({ message: loading.message });
            this.#show({ ...this.#beginning, progress: loading });
          },
        });
        if (this.#work === work && !this.#isDisposed) {
          this.#show(outcome);
          log.info(logLine(outcome));
        }
      },
    );
  }

  #receive(message: FromReport): void {
    switch (message.type) {
      case 'ready':
        this.#send();
        break;
      case 'evaluateAgain':
        void this.evaluate();
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
    const isPrediction = this.#task.indices !== undefined;
    return { type: 'evaluating', fileName: this.#fileName, isPrediction };
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

function logLine(outcome: ToReport): string {
  switch (outcome.type) {
    case 'report': {
      const { correct, total, dataset } = outcome.report;
      return `evaluated: ${outcome.fileName}: ${correct} of ${total} right (${dataset.name})`;
    }
    case 'predictions':
      return `predicted: ${outcome.fileName}: ${outcome.digits.indices.length} test digits`;
    case 'failed':
      return [
        outcome.isPrediction ? 'not predicted' : 'not evaluated',
        outcome.fileName,
        outcome.problem.message,
      ].join(': ');
    case 'evaluating':
      return `${outcome.isPrediction ? 'predicting' : 'evaluating'}: ${outcome.fileName}`;
    default:
      return unreachable(outcome);
  }
}

function unreachable(message: never): never {
  throw new Error(`Unknown message: ${JSON.stringify(message)}`);
}
