// `npm start`: opens VS Code with the extension on a sample workspace and starts MNIST: Train.
// The desktop VS Code where there is one and a display; a VS Code served on localhost elsewhere.
import { spawn, spawnSync } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { findBrowser, launchBrowser } from './browser.ts';
import { followLogs } from './followLog.ts';
import { installVsCode } from './installVsCode.ts';
import { packageExtension, packageStarter, ROOT } from './packages.ts';
import { endProcessGroup } from './processGroup.ts';
import { startServer } from './server.ts';
import { openWindow } from './window.ts';

const WORKSPACE = path.join(ROOT, '.vscode-test', 'workspace');
const LOG_NAME = 'MNIST.log';

function printLine(line: string, window: number): void {
  console.log(window === 1 ? line : `[window ${window}] ${line}`);
}

function hasDesktopVsCode(): boolean {
  const hasDisplay =
    process.platform === 'win32' ||
    process.platform === 'darwin' ||
    Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  return hasDisplay && spawnSync('code --version', { shell: true, stdio: 'ignore' }).status === 0;
}

/**
 * Resolves when the person presses Ctrl+C, or this process or the npm above it is asked to end.
 * Whoever presses it again is patient, too: cleaning up takes a second or two.
 */
function interrupted(): Promise<void> {
  const parent = process.ppid;
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => resolve());
    }
    setInterval(() => process.ppid !== parent && resolve(), 500).unref();
  });
}

/** Resolves when the window cannot be opened, with the reason. */
function faultOf(opened: Promise<unknown> | undefined): Promise<string> {
  return new Promise(resolve => {
    opened?.catch((error: Error) =>
      resolve(`The window cannot be opened: ${error.message.split('\n')[0]}`),
    );
  });
}

/** Says why this command ends, and lets its exit code say so, too. */
function fail(line: string): void {
  console.error(line);
  process.exitCode = 1;
}

async function startDesktop(): Promise<void> {
  const ended = interrupted();
  const dataFolder = path.join(ROOT, '.vscode-test', 'desktop');
  const commandLine = [
    '--new-window',
    '--wait',
    '--disable-workspace-trust',
    `--user-data-dir="${dataFolder}"`,
    `--extensions-dir="${path.join(dataFolder, 'extensions')}"`,
    `--extensionDevelopmentPath="${ROOT}"`,
    `--extensionDevelopmentPath="${path.join(ROOT, 'test', 'vscode', 'starter')}"`,
    `"${WORKSPACE}"`,
  ];
  const child = spawn('code', commandLine, {
    shell: true, // `code` is a script on Windows
    detached: process.platform !== 'win32',
    stdio: 'ignore',
  });
  const stopFollowing = followLogs(path.join(dataFolder, 'logs'), LOG_NAME, printLine);
  console.log('VS Code opens in a window of its own. Ctrl+C here ends it.\n');
  const exited = new Promise<number | null>(resolve => child.once('exit', resolve));
  const code = await Promise.race([ended, exited]);
  stopFollowing();
  await endProcessGroup(child);
  if (code !== undefined && code !== 0) {
    fail(`VS Code has ended by itself (code ${code}). Call npm start again.`);
  }
}

async function startServed(): Promise<void> {
  const ended = interrupted();
  const prepared = installVsCode().then(() => Promise.all([packageExtension(), packageStarter()]));
  prepared.catch(() => undefined); // an interruption ends the packaging, too: no fault
  const packages = await Promise.race([prepared, ended]);
  if (packages === undefined) {
    return;
  }
  const server = await startServer({ packages });
  const browser = findBrowser() ? await launchBrowser() : undefined;
  const stopFollowing = followLogs(server.dataFolder, LOG_NAME, printLine);
  const address = server.addressOf(WORKSPACE);
  console.log(`VS Code is served on\n\n  ${address}\n`);
  console.log(
    browser
      ? 'A window without a screen trains already. Open the address: your window trains, too.'
      : 'Open the address: the training starts with the window.',
  );
  console.log('Ctrl+C ends it.\n');
  const opened = browser ? openWindow(browser, address) : undefined;
  const fault = await Promise.race([
    ended,
    server.died.then(how => `VS Code has ended by itself (${how}). Call npm start again.`),
    faultOf(opened),
  ]);
  stopFollowing();
  await browser?.close();
  await server.stop();
  if (fault !== undefined) {
    fail(fault);
  }
}

await mkdir(WORKSPACE, { recursive: true });
await cp(path.join(ROOT, 'test', 'vscode', 'sample'), WORKSPACE, { recursive: true });
if (hasDesktopVsCode()) {
  spawnSync(process.execPath, ['esbuild.mjs'], { cwd: ROOT, stdio: 'inherit' });
  await startDesktop();
} else {
  await startServed();
}
