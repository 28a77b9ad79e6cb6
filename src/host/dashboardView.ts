import * as vscode from 'vscode';
import { type DashboardOptions, showDashboard } from './dashboardWebview.ts';

/** Identifies the view in package.json. */
export const DASHBOARD_VIEW = 'mnist.dashboard';

/** The dashboard in the side bar. VS Code destroys the page when it is hidden and makes it anew. */
export function registerDashboardView(options: DashboardOptions): vscode.Disposable {
  return vscode.window.registerWebviewViewProvider(DASHBOARD_VIEW, {
    resolveWebviewView(view) {
      showDashboard(
        {
          webview: view.webview,
          isVisible: () => view.visible,
          onVisibilityChange: listener => view.onDidChangeVisibility(listener),
          onDispose: listener => view.onDidDispose(listener),
        },
        options,
      );
    },
  });
}
