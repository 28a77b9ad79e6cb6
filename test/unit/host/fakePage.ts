import type { WebviewPanel, WebviewPanelSerializer } from 'vscode';
import { type Uri, window } from './fakeVscode.ts';

/** A tab of VS Code whose page says what the test wants, and keeps what it is sent. */
export class FakePage<FromPage = never, ToPage = unknown> {
  readonly sent: ToPage[] = [];
  readonly panel: WebviewPanel;
  isClosed = false;
  #listener: (message: FromPage) => void = () => {};
  readonly #onClose: (() => void)[] = [];

  constructor(title = 'A tab') {
    const nothing = { dispose: () => {} };
    this.panel = {
      ...{ title, visible: true, reveal: () => {}, dispose: () => this.close() },
      webview: {
        onDidReceiveMessage: (listener: (message: FromPage) => void) => {
          this.#listener = listener;
          return nothing;
        },
        postMessage: async (message: ToPage) => this.sent.push(message),
        asWebviewUri: (uri: Uri) => uri,
        cspSource: 'https://page',
      },
      onDidChangeViewState: () => nothing,
      onDidDispose: (listener: () => void) => {
        this.#onClose.push(listener);
        return nothing;
      },
    } as unknown as WebviewPanel;
  }

  say(message: FromPage): void {
    this.#listener(message);
  }

  close(): void {
    this.isClosed = true;
    for (const listener of this.#onClose) {
      listener();
    }
  }
}

/**
 * From now on tabs open as fake ones. `restore` brings one back as a reload of the window does, by what
 * was registered last.
 */
export function fakePanels() {
  const pages: FakePage[] = [];
  let serializer: WebviewPanelSerializer | undefined;
  Object.assign(window, {
    registerWebviewPanelSerializer(_: string, registered: WebviewPanelSerializer) {
      serializer = registered;
      return { dispose: () => {} };
    },
    createWebviewPanel(_: string, title: string) {
      const page = new FakePage(title);
      pages.push(page);
      return page.panel;
    },
  });
  const restore = async (title: string) => {
    const page = new FakePage(title);
    await serializer!.deserializeWebviewPanel(page.panel, undefined);
    return page;
  };
  return { pages, restore };
}

/** Long enough for all that needs no answer of a worker. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) {
    await new Promise(resolve => setImmediate(resolve));
  }
}
