// Opens a page of the extension in Chromium as VS Code would: same security policy, same default
// styles, the variables of a real theme; behind it a fake host (page/fakeHost.ts).
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { PRIVATE_NAMES, shortPages } from '../../shortPages.mjs';
import { bundleOf, type LANGUAGES } from '../unit/texts/bundles.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ORIGIN = 'http://webview.test';
const NONCE = 'testNonce';

export const THEMES = ['light', 'dark', 'high contrast', 'high contrast light'] as const;
export type ThemeName = (typeof THEMES)[number];

export interface PageOptions {
  /** Bundle of that name in `webview/`, and the element that the page consists of. */
  readonly entry?: 'dashboard' | 'report' | 'params' | 'picture';
  readonly scene?: string;
  readonly theme?: ThemeName;
  /** English where none is said. */
  readonly language?: (typeof LANGUAGES)[number];
  readonly width?: number;
  readonly height?: number;
}

/** Starts Chromium; `CHROMIUM` names another one than Debian's. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/lib/chromium/chromium',
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-gpu', // a simulated one takes half as long again to open a page
    ],
  });
}

/** Opens a page and waits until its element has been drawn once. */
export async function openPage(browser: Browser, options: PageOptions = {}): Promise<Page> {
  const { entry = 'dashboard', scene = 'idle', theme = 'dark', width = 900 } = options;
  const height = options.height ?? 1000;
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 1 });
  const scripts = await bundles(entry);
  await page.route(`${ORIGIN}/**`, route => {
    const script = scripts.get(new URL(route.request().url()).pathname.slice(1));
    return script === undefined
      ? route.fulfill({ contentType: 'text/html', body: pageHtml(entry, options.language) })
      : route.fulfill({ contentType: 'text/javascript', body: script });
  });
  const place = width < 500 ? 'sideBar' : 'editor';
  await page.goto(`${ORIGIN}/?${new URLSearchParams({ scene, theme, place })}`);
  await page.locator('main').waitFor();
  return page;
}

/** Resolves when all that was sent is on the screen: elements draw in one frame, canvases in the next. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(`new Promise(done =>
    setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))))`);
}

/** Unfolds the tables that stand for pictures. */
export async function unfoldTexts(page: Page): Promise<void> {
  for (const text of await page.locator('mnist-as-text summary:visible').all()) {
    await text.click();
  }
  await drawn(page);
}

/**
 * Unfolds every part of the page, also parts within parts, and draws what was in them; but not the
 * tables that stand for pictures.
 */
export async function unfoldAll(page: Page): Promise<void> {
  const unfolded = () =>
    page.evaluate(`(() => {
      let count = 0;
      const unfold = root => {
        for (const element of root.querySelectorAll('*')) {
          const isPart = element.matches('mnist-view-section, details:not(.as-text)');
          if (isPart && !element.open) {
            element.open = true;
            count += 1;
          }
          if (element.shadowRoot) {
            unfold(element.shadowRoot);
          }
        }
      };
      unfold(document);
      return count;
    })()`);
  do {
    await drawn(page);
  } while ((await unfolded()) !== 0);
  // What the parts in sight ask for has been answered and drawn.
  await drawn(page);
  await drawn(page);
}

const built = new Map<string, Promise<Map<string, string>>>();

/** The page's script and the fake host's, built once. */
function bundles(entry: string): Promise<Map<string, string>> {
  let scripts = built.get(entry);
  if (scripts === undefined) {
    scripts = bundle(entry);
    built.set(entry, scripts);
  }
  return scripts;
}

async function bundle(entry: string): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: { [entry]: `webview/${entry}.ts`, fakeHost: 'test/webview/page/fakeHost.ts' },
    bundle: true,
    write: false,
    outdir: '/',
    format: 'esm',
    target: 'chrome132',
    minify: true,
    plugins: [shortPages],
    mangleProps: PRIVATE_NAMES,
    tsconfig: 'webview/tsconfig.json',
    loader: { '.css': 'text', '.svg': 'text' },
  });
  return new Map(outputFiles.map(({ path, text }) => [path.replace(/^.*[\\/]/, ''), text]));
}

function pageHtml(entry: string, language: PageOptions['language']): string {
  const texts = language === undefined ? '{}' : JSON.stringify(bundleOf(language));
  const policy =
    `default-src 'none'; img-src ${ORIGIN} data:; font-src ${ORIGIN}; ` +
    `style-src ${ORIGIN}; script-src 'nonce-${NONCE}';`;
  return `<!DOCTYPE html>
<html lang="${language ?? 'en'}">
  <head>
    <style>${DEFAULT_STYLES}</style>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>MNIST</title>
  </head>
  <body data-texts="${texts.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">
    <mnist-${entry}></mnist-${entry}>
    <script nonce="${NONCE}" type="module" src="fakeHost.js"></script>
    <script nonce="${NONCE}" type="module" src="${entry}.js"></script>
  </body>
</html>`;
}

/** What matters of the styles that VS Code 1.139 puts before a page's own, and its background. */
const DEFAULT_STYLES = `
@layer vscode-default {
  html { scrollbar-color: var(--vscode-scrollbarSlider-background) var(--vscode-editor-background); }
  body {
    overscroll-behavior-x: none; background-color: transparent; color: var(--vscode-editor-foreground);
    font-family: var(--vscode-font-family); font-weight: var(--vscode-font-weight);
    font-size: var(--vscode-font-size); margin: 0; padding: 0 20px;
  }
  a:focus, input:focus, select:focus, textarea:focus {
    outline: 1px solid -webkit-focus-ring-color; outline-offset: -1px;
  }
}
body[data-place=editor] { background: var(--vscode-editor-background); }
body[data-place=sideBar] { background: var(--vscode-sideBar-background); }
`;
