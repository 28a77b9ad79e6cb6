import { randomBytes } from 'node:crypto';

import type { Language } from './language.ts';

export interface WebviewPage {
  readonly title: string;
  /** The custom element that draws the page. */
  readonly tag: 'mnist-dashboard' | 'mnist-report' | 'mnist-params' | 'mnist-picture';
  /** Address of the page's module, as the webview may load it. */
  readonly script: string;
  /** Addresses of what that module imports: loaded with it, where each wave of files takes its time. */
  readonly preloads: readonly string[];
  /** The webview's own `cspSource`. */
  readonly cspSource: string;
  readonly language: Language;
}

/** A page that loads one module with what it imports and nothing else: no inline style or script, no network. */
export function webviewHtml(page: WebviewPage): string {
  const { title, tag, script, preloads, cspSource, language } = page;
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    `img-src ${cspSource} data:`,
    `font-src ${cspSource}`,
    `style-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  const links = preloads.map(
    address => `<link rel="modulepreload" nonce="${nonce}" href="${address}">`,
  );
  return `<!DOCTYPE html>
<html lang="${escaped(language.name)}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escaped(title)}</title>
    ${links.join('\n    ')}
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
