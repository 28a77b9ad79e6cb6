import { randomBytes } from 'node:crypto';

import type { Language } from './language.ts';

export interface WebviewPage {
  readonly title: string;
  /** The custom element that draws the page. */
  readonly tag: 'mnist-dashboard' | 'mnist-report' | 'mnist-params' | 'mnist-picture';
  /** Address of the page's module, as the webview may load it. */
  readonly script: string;
  /** The webview's own `cspSource`. */
  readonly cspSource: string;
  readonly language: Language;
}

/** A page that loads one module and nothing else: no inline style or script, no network. */
export function webviewHtml({ title, tag, script, cspSource, language }: WebviewPage): string {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    `img-src ${cspSource} data:`,
    `font-src ${cspSource}`,
    `style-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escaped(language.name)}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escaped(title)}</title>
    <script type="module" nonce="${nonce}" src="${script}"></script>
  </head>
  <body data-texts="${escaped(JSON.stringify(language.texts))}">
    <${tag}></${tag}>
  </body>
</html>`;
}

/** Text for an attribute or between tags. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
