import * as vscode from 'vscode';
import type { PartShown } from '../protocol/dashboardMessages.ts';
import { type DashboardOptions, showDashboard } from './dashboardWebview.ts';
import type { Send } from './viewUpdates.ts';

/** Identifies the view in package.json. */
const DASHBOARD_VIEW = 'mnist.dashboard';

/** The dashboard in the side bar. VS Code destroys the page when it is hidden and makes it anew. */
export class DashboardView implements vscode.Disposable {
  readonly #provider: vscode.Disposable;
  /** There while the page listens. */
  #send: Send | undefined;
  /** To be shown as soon as the page listens. */
  #part: PartShown | undefined;

  constructor(options: DashboardOptions) {
    this.#provider = vscode.window.registerWebviewViewProvider(DASHBOARD_VIEW, {
      resolveWebviewView: view => this.#resolve(view, options),
    });
  }

  /** Brings the view to the front, and in it the part, if the run has come so far that it is there. */
  async show(part?: PartShown): Promise<void> {
    this.#part = part;
    await vscode.commands.executeCommand(`${DASHBOARD_VIEW}.focus`);
    this.#showPart();
  }

  dispose(): void {
    this.#provider.dispose();
  }

  #resolve(view: vscode.WebviewView, options: DashboardOptions): void {
    showDashboard(
      {
        webview: view.webview,
        isVisible: () => view.visible,
        onVisibilityChange: listener =>
          view.onDidChangeVisibility(() => {
            if (!view.visible) {
              this.#send = undefined;
            }
            listener();
          }),
        onDispose: listener =>
          view.onDidDispose(() => {
            this.#send = undefined;
            listener();
          }),
        onReady: send => {
          this.#send = send;
          this.#showPart();
        },
      },
      options,
    );
  }

  #showPart(): void {
    if (this.#part !== undefined && this.#send !== undefined) {
      this.#send({ type: 'showPart', name: this.#part });
      this.#part = undefined;
    }
  }
}
