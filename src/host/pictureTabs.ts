import path from 'node:path';
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FromPicturePage, ToPicturePage } from '../protocol/picturePageMessages.ts';
import { newestParamsFile } from './chooseParams.ts';
import type { ParamsSaver } from './paramsSaver.ts';
import { type PlaceToRead, pictureLogLine, readPicture } from './pictureTask.ts';
import { orProblem, readParams } from './readParams.ts';
import type { ReportResources } from './reportTab.ts';
import type { Session } from './session.ts';
import { showPage } from './webviewPage.ts';

const PICTURE_EDITOR = 'mnist.picture';

export interface PictureResources
  extends Pick<ReportResources, 'extensionUri' | 'createWorker' | 'maximumBytes' | 'log'> {
  readonly session: Session;
  readonly saver: ParamsSaver;
}

interface OpenTab {
  readonly panel: vscode.WebviewPanel;
  read(): Promise<void>;
}

/** Tabs that show a picture, and the digit that a network reads in it: one for each picture. */
export class PictureTabs {
  readonly #resources: PictureResources;
  readonly #tabs = new Map<string, OpenTab>();

  constructor(resources: PictureResources) {
    this.#resources = resources;
  }

  /** Opens a tab, or brings the open one to the front, and reads the picture anew. */
  show(picture: vscode.Uri): void {
    const address = picture.toString();
    const tab = this.#tabs.get(address) ?? this.#open(picture);
    this.#tabs.set(address, tab);
    tab.panel.reveal();
    void tab.read();
  }

  dispose(): void {
    for (const { panel } of this.#tabs.values()) {
      panel.dispose();
    }
  }

  #open(picture: vscode.Uri): OpenTab {
    const { extensionUri, log } = this.#resources;
    const fileName = vscode.workspace.asRelativePath(picture);
    const title = t('Digit in {0}', path.posix.basename(picture.path));
    const panel = vscode.window.createWebviewPanel(PICTURE_EDITOR, title, vscode.ViewColumn.Active);
    const closed = new AbortController();
    let newest: ToPicturePage = { type: 'reading', fileName };
    const show = (message: ToPicturePage) => {
      newest = message;
      if (!closed.signal.aborted) {
        void panel.webview.postMessage(message);
      }
    };
    const read = async () => {
      const outcome = await readPicture(this.#options(picture, fileName, closed.signal));
      show(outcome);
      log.info(pictureLogLine(outcome));
    };
    panel.webview.onDidReceiveMessage((message: FromPicturePage) => {
      switch (message.type) {
        case 'ready':
          show(newest);
          break;
        case 'readAgain':
          void read();
          break;
        case 'train':
          void vscode.commands.executeCommand('mnist.train');
          break;
      }
    });
    panel.onDidDispose(() => {
      closed.abort();
      this.#tabs.delete(picture.toString());
    });
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'activity-bar.svg');
    showPage(panel.webview, extensionUri, { title, tag: 'mnist-picture', module: 'picture.js' });
    return { panel, read };
  }

  #options(picture: vscode.Uri, fileName: string, signal: AbortSignal) {
    const { createWorker, session, maximumBytes } = this.#resources;
    const { fs } = vscode.workspace;
    return {
      ...{ createWorker, session, maximumBytes, signal },
      picture: {
        fileName,
        size: async () => (await orProblem(fs.stat(picture), fileName)).size,
        read: () => orProblem(fs.readFile(picture), fileName),
      },
      lastParams: () => this.#lastParams(),
    };
  }

  /** The one that this window saved or knows of, else the newest in the workspace. */
  async #lastParams(): Promise<PlaceToRead | undefined> {
    const { session, saver, maximumBytes } = this.#resources;
    const { savedAs, lastRun } = session.facts;
    const uri = saver.fileNamed(savedAs ?? lastRun?.savedAs)?.uri ?? (await newestParamsFile());
    if (uri === undefined) {
      return undefined;
    }
    const fileName = vscode.workspace.asRelativePath(uri);
    return {
      fileName,
      size: async () => (await orProblem(vscode.workspace.fs.stat(uri), fileName)).size,
      read: () => readParams(uri, fileName, maximumBytes()),
    };
  }
}
