// A real VS Code with the packaged extension on a fresh workspace: what a test file plays in.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { installVsCode } from './installVsCode.ts';
import { packageExtension, ROOT } from './packages.ts';
import { type Server, startServer } from './server.ts';
import { openWindow, type VsCodeWindow } from './window.ts';

/** A short run on few generated digits: it ends within seconds and needs no files. */
export const SHORT_RUN: Readonly<Record<string, unknown>> = {
  'mnist.dataset': 'generated',
  'mnist.generatedDigits': 2000,
  'mnist.hiddenLayers': [32],
  'mnist.epochs': 3,
};

/** A run that lasts until it is stopped. */
export const LONG_RUN: Readonly<Record<string, unknown>> = {
  'mnist.dataset': 'generated',
  'mnist.generatedDigits': 20_000,
  'mnist.hiddenLayers': [32],
  'mnist.epochs': 10_000,
};

export interface Scene {
  readonly server: Server;
  readonly browser: Browser;
  readonly window: VsCodeWindow;
  /** Folder that the window has open; not there for an empty window. */
  readonly workspace: string;
  /** Names of the saved params files, oldest first. */
  savedParams(): Promise<string[]>;
  /** Lines of the extension's log, newest window last. */
  logText(): Promise<string>;
  /** Keeps a picture of the window for people to look at, in `.vscode-test/screenshots`. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

export interface SceneOptions {
  readonly settings: Readonly<Record<string, unknown>>;
  /** Files of the workspace beside an empty README: name and content. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly isTrusted?: boolean;
  readonly isEmptyWindow?: boolean;
  /** Packages of further extensions. */
  readonly packages?: readonly string[];
  /** See `ServerOptions.environment`. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Packages the extension, installs it, and opens a window. */
export async function openScene(options: SceneOptions): Promise<Scene> {
  await installVsCode();
  const home = await mkdtemp(path.join(os.tmpdir(), 'mnist-scene-'));
  const workspace = path.join(home, 'digits');
  await mkdir(workspace);
  for (const [name, content] of Object.entries({ 'README.md': '', ...options.files })) {
    await mkdir(path.dirname(path.join(workspace, name)), { recursive: true });
    await writeFile(path.join(workspace, name), content);
  }
  const server = await startServer({
    packages: [await packageExtension(), ...(options.packages ?? [])],
    settings: options.settings,
    isTrusted: options.isTrusted,
    environment: options.environment,
  });
  const browser = await launchBrowser();
  const address = server.addressOf(options.isEmptyWindow ? undefined : workspace);
  const window = await openWindow(browser, address);
  return {
    server,
    browser,
    window,
    workspace,
    savedParams: async () => {
      const names = await readdir(path.join(workspace, 'params')).catch(() => [] as string[]);
      return names.filter(name => name.endsWith('.safetensors')).sort();
    },
    logText: async () => (await server.logs('MNIST.log')).join('\n'),
    screenshot: async name => {
      const folder = path.join(ROOT, '.vscode-test', 'screenshots');
      await mkdir(folder, { recursive: true });
      await window.page.screenshot({ path: path.join(folder, `${name}.png`) });
    },
    close: async () => {
      await browser.close();
      await server.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
