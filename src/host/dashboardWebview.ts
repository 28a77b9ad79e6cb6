import { t } from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { FromDashboard, ToDashboard } from '../protocol/dashboardMessages.ts';
import { type DashboardActions, handleDashboardMessage } from './dashboardMessages.ts';
import type { Session } from './session.ts';
import type { Send } from './viewUpdates.ts';
import { showPage } from './webviewPage.ts';

/** What every dashboard is made with, wherever it is shown. */
export interface DashboardOptions {
  readonly extensionUri: vscode.Uri;
  readonly session: Session;
  readonly actions: DashboardActions;
}

/** A webview that can be hidden and that ends: the side bar's view or an editor tab. */
export interface WebviewHolder {
  readonly webview: vscode.Webview;
  isVisible(): boolean;
  onVisibilityChange(listener: () => void): vscode.Disposable;
  onDispose(listener: () => void): vscode.Disposable;
  /** Told when the page listens, and has been sent everything. */
  onReady?(send: Send): void;
}

/** Draws the session in a webview, until the webview is disposed. */
export function showDashboard(holder: WebviewHolder, options: DashboardOptions): void {
  const { extensionUri, session, actions } = options;
  const { webview } = holder;
  let isDisposed = false;
  const send = (message: ToDashboard) => {
    if (!isDisposed) {
      void webview.postMessage(message); // never awaited: it may not settle when nobody listens
    }
  };
  const view = session.views.add(send);
  const listeners = [
    webview.onDidReceiveMessage((message: FromDashboard) => {
      handleDashboardMessage(message, { session, view, actions, send });
      if (message.type === 'ready') {
        holder.onReady?.(send);
      }
    }),
    holder.onVisibilityChange(() => view.setVisible(holder.isVisible())),
    holder.onDispose(() => {
      isDisposed = true;
      view.dispose();
      for (const listener of listeners) {
        listener.dispose();
      }
    }),
  ];
  view.setVisible(holder.isVisible());
  showPage(webview, extensionUri, {
    title: t('MNIST Dashboard'),
    tag: 'mnist-dashboard',
    module: 'dashboard.js',
  });
}
