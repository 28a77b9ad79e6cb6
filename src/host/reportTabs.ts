import * as vscode from 'vscode';
import type { Memory } from './memory.ts';
import type { ReportTask } from './reportSubject.ts';
import { type ReportResources, ReportTab } from './reportTab.ts';
import { longTitleOf, titleOf } from './reportWording.ts';
import { TabMemory } from './tabMemory.ts';

/** Identifies the tabs in package.json's activation events. */
const REPORT_EDITOR = 'mnist.report';
const MEMORY_KEY = 'mnist.reports';

/**
 * The report tabs: one for each params file or table, and one for each request of predictions. After a
 * reload of the window they come back and do their work again.
 */
export class ReportTabs {
  readonly #resources: ReportResources;
  readonly #remembered: TabMemory<ReportTask>;
  readonly #serializer: vscode.Disposable;
  readonly #tabs = new Map<string, ReportTab>();

  constructor(resources: ReportResources, memory: Memory) {
    this.#resources = resources;
    this.#remembered = new TabMemory(memory, MEMORY_KEY);
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
    const task = this.#remembered.get(panel.title);
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
    this.#remembered.set(title, task);
    panel.onDidDispose(() => {
      if (this.#tabs.get(title) === tab) {
        this.#tabs.delete(title);
        this.#remembered.forget(title);
      }
    });
  }

  /** With the folder where another file of that name has a tab. */
  #titleOf(task: ReportTask): string {
    const title = titleOf(task);
    const sameTitle = this.#remembered.get(title);
    return sameTitle === undefined || isSameSubject(sameTitle, task) ? title : longTitleOf(task);
  }
}

function isSameSubject(one: ReportTask, other: ReportTask): boolean {
  return 'file' in one && 'file' in other
    ? one.file === other.file
    : JSON.stringify(one) === JSON.stringify(other);
}
