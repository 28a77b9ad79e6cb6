// Opens VS Code windows in a browser, and knows where things are in them.
import type { Browser, Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { eventually } from './eventually.ts';

/** Harmless console errors of a VS Code window that runs without the internet. */
const NOISE =
  /Activating extension 'vscode\.|authentication provider 'github'|Canceled: Canceled|Long running operations during shutdown|vsda|vscode-web-db' is closed|favicon|_static\/|serviceWorker\.js|status of 404|bad HTTP response code|same-origin iframe|allow-scripts and allow-same-origin/;

export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

/** An open window, with the errors that its console has shown. */
export interface VsCodeWindow {
  readonly page: Page;
  readonly problems: string[];
}

/** Opens a window and waits until it has come to rest. */
export async function openWindow(
  browser: Browser,
  address: string,
  size: WindowSize = { width: 1280, height: 800 },
): Promise<VsCodeWindow> {
  const context = await browser.newContext({ viewport: size });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const problems: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error' && !NOISE.test(message.text())) {
      problems.push(message.text());
    }
  });
  page.on('pageerror', error => problems.push(String(error)));
  await page.goto(address);
  await atRest(page);
  return { page, problems };
}

/**
 * Resolves when layout and editors are restored, extensions known, and VS Code's own late
 * contributions started. A window looks ready seconds earlier, but clicks in it get lost then.
 */
export async function atRest(page: Page): Promise<void> {
  const reached = () =>
    ['code/didLoadExtensions', 'code/LifecyclePhase/Eventually'].every(
      mark => performance.getEntriesByName(mark).length > 0,
    );
  await page.waitForFunction(reached, null, { polling: 50, timeout: 120_000 });
}

/** Closes the window and forgets its storage. */
export function closeWindow({ page }: VsCodeWindow): Promise<void> {
  return page.context().close();
}

const quickInput = (page: Page) => page.locator('.quick-input-widget input[type=text]');

/** Types into the open quick input and chooses the entry with this very label. */
export async function choose(
  page: Page,
  label: string,
  typed = label,
  timeout = 60_000,
): Promise<void> {
  const quoted = JSON.stringify(label).slice(1, -1);
  const entry = page
    .locator(
      `.quick-input-list [role=option]:is([aria-label="${quoted}"], [aria-label^="${quoted},"])`,
    )
    .first();
  await quickInput(page).fill(typed);
  await entry.click({ timeout });
}

/** Answers an open input box. */
export async function answer(page: Page, text: string): Promise<void> {
  const input = quickInput(page);
  // A file dialog puts its own proposal in when it has looked at the folder.
  do {
    await input.fill(text);
    await page.waitForTimeout(500);
  } while ((await input.inputValue()) !== text);
  // A file dialog looks at what was typed first, and may take an Enter only after that.
  for (let attempt = 0; await input.isVisible(); attempt++) {
    if (attempt === 100) {
      throw new Error(`The input does not take "${text}".`);
    }
    await page.keyboard.press('Enter');
    await page.waitForTimeout(250);
  }
}

/** Runs a command by its full title in the command palette, e.g. `MNIST: Train`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await page.keyboard.press('F1');
    try {
      await quickInput(page).waitFor({ timeout: 5000 });
      await choose(page, title, `>${title}`, 10_000);
      return;
    } catch (error) {
      // Something that takes the focus while it loads (a webview) closes the palette.
      if (attempt === 4) {
        throw new Error(`The command palette has no "${title}"`, { cause: error });
      }
      await page.keyboard.press('Escape');
    }
  }
}

/** Titles of the commands that the palette offers for what is typed. */
export async function offeredCommands(page: Page, typed: string): Promise<string[]> {
  await page.keyboard.press('F1');
  await quickInput(page).fill(`>${typed}`);
  const entries = page.locator('.quick-input-list [role=option]');
  await entries.first().waitFor();
  const labels = await entries.evaluateAll(all =>
    all.map(entry => entry.getAttribute('aria-label') ?? ''),
  );
  await page.keyboard.press('Escape');
  return labels.map(label => label.replace(/,.*$/, ''));
}

/** Shows a view container of the activity bar that is not shown: a click on a shown one hides it. */
export async function showContainer(page: Page, name: string): Promise<void> {
  const tab = page.locator('.activitybar').getByRole('tab', { name });
  await tab.and(page.locator('[aria-selected=false]')).click();
  await tab.and(page.locator('[aria-selected=true]')).waitFor();
}

/**
 * The document of a webview that is shown, which VS Code nests in two frames. All webviews float
 * above the workbench, so it is told by its place which part it belongs to.
 * @param kind `view`: in a side bar or panel; `editor`: in an editor tab
 */
export async function webview(page: Page, kind: 'view' | 'editor'): Promise<FrameLocator> {
  await page.waitForFunction(`(${markPlaces})(${JSON.stringify(kind)})`);
  await webviewsLoaded(page);
  return page
    .locator(`iframe.webview[data-place=${kind}]`)
    .contentFrame()
    .frameLocator('iframe#active-frame');
}

/** Runs in the page: marks each visible webview with its place. @returns whether one is of the kind */
const markPlaces = `kind => {
  const editors = document.querySelector('.part.editor').getBoundingClientRect();
  let isThere = false;
  for (const frame of document.querySelectorAll('iframe.webview')) {
    const { left, top, width } = frame.getBoundingClientRect();
    const isShown = width > 0 && frame.checkVisibility({ visibilityProperty: true });
    const isEditor =
      left >= editors.left && left < editors.right && top >= editors.top && top < editors.bottom;
    frame.dataset.place = !isShown ? 'nowhere' : isEditor ? 'editor' : 'view';
    isThere ||= frame.dataset.place === kind && frame.classList.contains('ready');
  }
  return isThere;
}`;

/**
 * Waits until VS Code has loaded every webview. It waits itself for `registration.update()` of its
 * service worker, which in Chromium does not settle when the page that asked before has gone in the
 * meantime: a webview that is hidden and shown quickly can stay blank. Asking again wakes it.
 */
async function webviewsLoaded(page: Page): Promise<void> {
  const outer = () =>
    page.frames().filter(frame => frame.url().includes('/webview/browser/pre/index'));
  const isBlank = (frame: Frame) => frame.childFrames().length === 0;
  await page.locator('iframe.webview.ready').first().waitFor({ state: 'attached' });
  for (let attempt = 0; outer().length === 0 || outer().some(isBlank); attempt++) {
    if (attempt === 600) {
      throw new Error('A webview stays blank.');
    }
    for (const frame of outer().filter(isBlank)) {
      await frame
        .evaluate('navigator.serviceWorker.getRegistration().then(found => found.update())')
        .catch(() => undefined); // the frame has gone meanwhile
    }
    await page.waitForTimeout(100);
  }
}

/** The row of a file or folder in the Explorer. */
export function explorerItem(page: Page, name: string | RegExp): Locator {
  return page.locator('.explorer-folders-view').getByRole('treeitem', { name });
}

/** Right-clicks and chooses an entry of the context menu. */
export async function chooseInMenu(page: Page, target: Locator, entry: string): Promise<void> {
  const item = page.locator(`.context-view [role=menuitem]:has(> [aria-label="${entry}"])`);
  const menu = page.locator('.context-view [role=menu]');
  // VS Code closes a menu when an editor that was opened before takes the focus; one without the entry
  // covers what is below it.
  await eventually(async () => {
    if (await menu.isVisible()) {
      await page.keyboard.press('Escape');
    }
    await target.click({ button: 'right', timeout: 3000 });
    await item.hover({ timeout: 3000 });
  });
  // A menu takes no click in its first moments: the release of the right button would choose.
  for (let attempt = 0; await item.isVisible(); attempt++) {
    if (attempt === 50) {
      throw new Error(`The menu does not take "${entry}".`);
    }
    await item.click({ timeout: 1000 }).catch(() => undefined); // it has closed meanwhile
    await page.waitForTimeout(100);
  }
}

/** A notification that contains the text, as a toast. */
export function notification(page: Page, text: string | RegExp): Locator {
  return page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text });
}

/** The entry of the status bar that contains the text. */
export function statusBarItem(page: Page, text: string | RegExp): Locator {
  return page.locator('.statusbar-item').filter({ hasText: text });
}

export const THEMES = {
  light: { label: 'Light Modern', className: 'vs' },
  dark: { label: 'Dark Modern', className: 'vs-dark' },
  'high contrast dark': { label: 'Dark High Contrast', className: 'hc-black' },
  'high contrast light': { label: 'Light High Contrast', className: 'hc-light' },
} as const;

export type ThemeName = keyof typeof THEMES;

/** Switches the colour theme as a person does, and waits until it shows. */
export async function setTheme(page: Page, name: ThemeName): Promise<void> {
  const { label, className } = THEMES[name];
  await runCommand(page, 'Preferences: Color Theme');
  await choose(page, label);
  await page.locator(`.monaco-workbench.${className}`).waitFor();
}

/** Reloads the window: a new extension host starts. */
export async function reloadWindow(page: Page): Promise<void> {
  await page.reload();
  await atRest(page);
}
