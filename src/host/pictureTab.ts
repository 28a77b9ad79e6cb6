import * as vscode from 'vscode';
import type { FromPicturePage, ToPicturePage } from '../protocol/picturePageMessages.ts';
import { newestParamsFile } from './chooseParams.ts';
import type { ParamsSaver } from './paramsSaver.ts';
import { type PlaceToRead, pictureLogLine, readPicture } from './pictureTask.ts';
import { orProblem, readParams } from './readParams.ts';
import type { ReportResources } from './reportTab.ts';
import type { Session } from './session.ts';
import { showPage } from './webviewPage.ts';

export interface PictureResources
  extends Pick<ReportResources, 'extensionUri' | 'createWorker' | 'maximumBytes' | 'log'> {
  readonly session: Session;
  readonly saver: ParamsSaver;
}

/** One tab with a picture, and the digit that a network reads in it. Closing it ends the work on it. */
export class PictureTab {
  readonly panel: vscode.WebviewPanel;
  readonly #picture: vscode.Uri;
  readonly #fileName: string;
  readonly #resources: PictureResources;
  readonly #closed = new AbortController();
  #newest: ToPicturePage;

  constructor(panel: vscode.WebviewPanel, picture: vscode.Uri, resources: PictureResources) {
    const { extensionUri } = resources;
    this.panel = panel;
    this.#picture = picture;
    this.#resources = resources;
    this.#fileName = vscode.workspace.asRelativePath(picture);
    this.#newest = { type: 'reading', fileName: this.#fileName };
    panel.webview.onDidReceiveMessage((message: FromPicturePage) => this.#receive(message));
    panel.onDidDispose(() => this.endWork());
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'activity-bar.svg');
    showPage(panel.webview, extensionUri, {
      ...{ title: panel.title, tag: 'mnist-picture', module: 'picture.js' },
    });
  }

  /** Reads the picture anew: the file or the network may be another one now. */
  async read(): Promise<void> {
    const outcome = await readPicture(this.#options);
    this.#show(outcome);
    this.#resources.log.info(pictureLogLine(outcome));
  }

  endWork(): void {
    this.#closed.abort();
  }

  #receive(message: FromPicturePage): void {
    switch (message.type) {
      case 'ready':
        this.#show(this.#newest);
        break;
      case 'readAgain':
        void this.read();
        break;
      case 'train':
        void vscode.commands.executeCommand('mnist.train');
        break;
    }
  }

  #show(message: ToPicturePage): void {
    this.#newest = message;
    if (!this.#closed.signal.aborted) {
      void this.panel.webview.postMessage(message);
    }
  }

  get #options() {
    const { createWorker, session, maximumBytes } = this.#resources;
    const { fs } = vscode.workspace;
    const picture = this.#picture;
    const fileName = this.#fileName;
    return {
      ...{ createWorker, session, maximumBytes, signal: this.#closed.signal },
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
