import path from 'node:path';
import * as vscode from 'vscode';
import { type ReportResources, ReportTab } from './reportTab.ts';
import type { ReportTask } from './reportTask.ts';

/** Identifies the tabs in package.json's activation events. */
const REPORT_EDITOR = 'mnist.report';
const MEMORY_KEY = 'mnist.reports';

/**
 * The report tabs: one for each params file and one for each request of predictions. After a
 * reload of the window they come back and do their work again. The page's own state belongs to
 * the page, so which tab shows what is remembered here, by the tab's title.
 */
export class ReportTabs {
  readonly #resources: ReportResources;
  readonly #memory: vscode.Memento;
  readonly #serializer: vscode.Disposable;
  readonly #tabs = new Map<string, ReportTab>();

  constructor(resources: ReportResources, memory: vscode.Memento) {
    this.#resources = resources;
    this.#memory = memory;
    this.#serializer = vscode.window.registerWebviewPanelSerializer(REPORT_EDITOR, {
      deserializeWebviewPanel: async panel => this.#restore(panel),
    });
  }

  /** Opens a report, or brings the open one to the front and does its work anew. */
  show(task: ReportTask): void {
    const title = this.#titleOf(task);
    const open = this.#tabs.get(title);
    if (open?.shows(task)) {
      open.panel.reveal();
      void open.evaluate();
      return;
    }
    open?.panel.dispose();
    const column = vscode.ViewColumn.Active;
    this.#adopt(vscode.window.createWebviewPanel(REPORT_EDITOR, title, column), task);
  }

  /** Ends the work. The tabs stay: a reload of the window, which brings them back, comes here too. */
  dispose(): void {
    this.#serializer.dispose();
    for (const tab of this.#tabs.values()) {
      tab.endWork();
    }
  }

  #restore(panel: vscode.WebviewPanel): void {
    const task = this.#remembered()[panel.title];
    if (task === undefined) {
      panel.dispose();
    } else {
      this.#adopt(panel, task);
    }
  }

  #adopt(panel: vscode.WebviewPanel, task: ReportTask): void {
    const { title } = panel;
    const tab = new ReportTab(panel, task, this.#resources);
    this.#tabs.set(title, tab);
    this.#remember(title, task);
    panel.onDidDispose(() => {
      if (this.#tabs.get(title) === tab) {
        this.#tabs.delete(title);
        this.#remember(title, undefined);
      }
    });
  }

  /** The file's name, and its folder too where another file of that name has a tab. */
  #titleOf(task: ReportTask): string {
    const uri = vscode.Uri.parse(task.file);
    const what =
      task.indices === undefined ? 'Evaluation' : `Test Digits ${shortened(task.indices)}`;
    const title = `${what}: ${path.posix.basename(uri.path)}`;
    const sameTitle = this.#remembered()[title];
    const isOther = sameTitle !== undefined && sameTitle.file !== task.file;
    return isOther ? `${what}: ${vscode.workspace.asRelativePath(uri, true)}` : title;
  }

  #remembered(): Record<string, ReportTask | undefined> {
    return this.#memory.get(MEMORY_KEY, {});
  }

  #remember(title: string, task: ReportTask | undefined): void {
    void this.#memory.update(MEMORY_KEY, { ...this.#remembered(), [title]: task });
  }
}

/** E.g. `7`, `0-9`, `0,5,9`, and `0,5,9,…(12)` where there are many. */
function shortened(indices: readonly number[]): string {
  const isRange = indices.every((index, at) => index === indices[0] + at);
  if (isRange && indices.length > 1) {
    return `${indices[0]}-${indices.at(-1)}`;
  }
  return indices.length <= 5
    ? indices.join(',')
    : `${indices.slice(0, 3).join(',')},…(${indices.length})`;
}
