import * as vscode from 'vscode';
import { language } from './language.ts';
import { type WebviewPage, webviewHtml } from './webviewHtml.ts';

/**
 * Puts a page into a webview, whose listeners must be there already: the page says `ready` as
 * soon as it runs. Options are set anew because a restored webview has those of an older version.
 */
export function showPage(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  page: Pick<WebviewPage, 'title' | 'tag'> & { readonly module: string },
): void {
  const folder = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
  webview.options = { enableScripts: true, localResourceRoots: [folder] };
  const script = webview.asWebviewUri(vscode.Uri.joinPath(folder, page.module)).toString();
  webview.html = webviewHtml({ ...page, script, language, cspSource: webview.cspSource });
}
