import * as vscode from 'vscode';
import { language } from './language.ts';
import { filesBeside } from './pageFiles.ts';
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
  const addressOf = (file: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
  webview.html = webviewHtml({
    ...page,
    script: addressOf(page.module),
    preloads: filesBeside(page.module).map(addressOf),
    ...{ language, cspSource: webview.cspSource },
  });
}
