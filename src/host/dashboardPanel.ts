import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { type DashboardOptions, showDashboard } from './dashboardWebview.ts';

/** Identifies the tab in package.json's activation events. */
const DASHBOARD_EDITOR = 'mnist.dashboardEditor';

/** The dashboard as an editor tab: one, which comes back after a reload of the window. */
export class DashboardPanel {
  readonly #options: DashboardOptions;
  readonly #serializer: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;

  constructor(options: DashboardOptions) {
    this.#options = options;
    this.#serializer = vscode.window.registerWebviewPanelSerializer(DASHBOARD_EDITOR, {
      deserializeWebviewPanel: async panel => this.#adopt(panel),
    });
  }

  /** Opens the tab, or brings the open one to the front. */
  show(): void {
    if (this.#panel !== undefined) {
      this.#panel.reveal();
      return;
    }
    const column = vscode.ViewColumn.Active;
    this.#adopt(vscode.window.createWebviewPanel(DASHBOARD_EDITOR, t('MNIST Dashboard'), column));
  }

  /** The tab stays: a reload of the window, which brings it back, comes here too. */
  dispose(): void {
    this.#serializer.dispose();
  }

  #adopt(panel: vscode.WebviewPanel): void {
    this.#panel?.dispose();
    this.#panel = panel;
    const { extensionUri } = this.#options;
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'activity-bar.svg');
    panel.onDidDispose(() => {
      if (this.#panel === panel) {
        this.#panel = undefined;
      }
    });
    showDashboard(
      {
        webview: panel.webview,
        isVisible: () => panel.visible,
        onVisibilityChange: listener => panel.onDidChangeViewState(listener),
        onDispose: listener => panel.onDidDispose(listener),
      },
      this.#options,
    );
  }
}
