import path from 'node:path';
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Memory } from './memory.ts';
import { type PictureResources, PictureTab } from './pictureTab.ts';
import { TabMemory } from './tabMemory.ts';

/** Identifies the tabs in package.json's activation events. */
const PICTURE_EDITOR = 'mnist.picture';
const MEMORY_KEY = 'mnist.pictures';

/**
 * The tabs with pictures: one for each. After a reload of the window they come back and read their
 * pictures again.
 */
export class PictureTabs {
  readonly #resources: PictureResources;
  /** The address of each title's picture. */
  readonly #remembered: TabMemory<string>;
  readonly #serializer: vscode.Disposable;
  readonly #tabs = new Map<string, PictureTab>();

  constructor(resources: PictureResources, memory: Memory) {
    this.#resources = resources;
    this.#remembered = new TabMemory(memory, MEMORY_KEY);
    this.#serializer = vscode.window.registerWebviewPanelSerializer(PICTURE_EDITOR, {
      deserializeWebviewPanel: async panel => this.#restore(panel),
    });
  }

  /** Opens a tab, or brings the open one to the front, and reads the picture anew. */
  show(picture: vscode.Uri): void {
    const title = this.#titleOf(picture);
    const tab = this.#tabs.get(title) ?? this.#open(title, picture);
    tab.panel.reveal();
    void tab.read();
  }

  /** Ends the work. The tabs stay: a reload of the window, which brings them back, comes here too. */
  dispose(): void {
    this.#serializer.dispose();
    for (const tab of this.#tabs.values()) {
      tab.endWork();
    }
  }

  #restore(panel: vscode.WebviewPanel): void {
    const address = this.#remembered.get(panel.title);
    if (address === undefined) {
      panel.dispose();
    } else {
      void this.#adopt(panel, vscode.Uri.parse(address)).read();
    }
  }

  #open(title: string, picture: vscode.Uri): PictureTab {
    const column = vscode.ViewColumn.Active;
    return this.#adopt(vscode.window.createWebviewPanel(PICTURE_EDITOR, title, column), picture);
  }

  #adopt(panel: vscode.WebviewPanel, picture: vscode.Uri): PictureTab {
    const { title } = panel;
    const tab = new PictureTab(panel, picture, this.#resources);
    this.#tabs.set(title, tab);
    this.#remembered.set(title, picture.toString());
    panel.onDidDispose(() => {
      this.#tabs.delete(title);
      this.#remembered.forget(title);
    });
    return tab;
  }

  /** With the folder where another picture of that name has a tab. */
  #titleOf(picture: vscode.Uri): string {
    const title = t('Digit in {0}', path.posix.basename(picture.path));
    const sameTitle = this.#remembered.get(title);
    return sameTitle === undefined || sameTitle === picture.toString()
      ? title
      : t('Digit in {0}', vscode.workspace.asRelativePath(picture));
  }
}
