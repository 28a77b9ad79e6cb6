// Starts a served VS Code with its own port, settings and data, and ends all of it again.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { SERVED_VSCODE, serverScript } from './installVsCode.ts';
import { endProcessGroup, signalGroup } from './processGroup.ts';

const execute = promisify(execFile);

/** Settings that make a window quiet, offline and the same every time. */
export const QUIET_SETTINGS: Readonly<Record<string, unknown>> = {
  'workbench.startupEditor': 'none',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'editor.cursorBlinking': 'solid',
  'files.hotExit': 'off',
  'git.enabled': false,
};

export interface ServerOptions {
  /** Packaged extensions, installed before the start. */
  readonly packages: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  /** False: windows open in Restricted Mode. */
  readonly isTrusted?: boolean;
  /**
   * Honours extension tests in the address of a window. VS Code's smoke test driver, which does
   * it, also hides notification toasts.
   */
  readonly hasTestDriver?: boolean;
  /** Variables that VS Code and its extension hosts get besides this process's own. */
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Server {
  /** E.g. `http://127.0.0.1:40123`. */
  readonly origin: string;
  /** Holds logs, user settings and installed extensions; removed by `stop`. */
  readonly dataFolder: string;
  /** Address of a window on a folder or `.code-workspace` file; none: an empty window. */
  addressOf(workspace?: string, payload?: readonly (readonly [string, string])[]): string;
  /** Changes user settings. */
  changeSettings(settings: Readonly<Record<string, unknown>>): Promise<void>;
  /** Contents of all log files of that name, oldest first. */
  logs(fileName: string): Promise<string[]>;
  /** Resolves when the server has ended by itself, with how: `code 1` or `signal SIGKILL`. */
  readonly died: Promise<string>;
  /** Ends the server with all its children. */
  stop(): Promise<void>;
}

/** Starts the VS Code that `installVsCode` installed. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'vscode-served-'));
  const userFolder = path.join(dataFolder, 'server', 'data', 'User');
  await mkdir(userFolder, { recursive: true });
  await mkdir(path.join(dataFolder, 'tmp'));
  const settings: Record<string, unknown> = { ...QUIET_SETTINGS, ...options.settings };
  if (options.isTrusted === false) {
    settings['security.workspace.trust.startupPrompt'] = 'never';
  }
  const changeSettings = async (more: Readonly<Record<string, unknown>>) => {
    Object.assign(settings, more);
    await writeFile(path.join(userFolder, 'settings.json'), JSON.stringify(settings, null, 2));
  };
  await changeSettings({});

  const environment = {
    ...cleanEnvironment(path.join(dataFolder, 'tmp')),
    ...options.environment,
  };
  const folders = [
    '--server-data-dir',
    path.join(dataFolder, 'server'),
    '--extensions-dir',
    path.join(dataFolder, 'extensions'),
    '--accept-server-license-terms',
  ];
  const script = serverScript(SERVED_VSCODE);
  for (const file of options.packages) {
    await execute(process.execPath, [script, ...folders, '--install-extension', file], {
      env: environment,
    });
  }
  const child = spawn(process.execPath, [script, ...folders, ...serverFlags(options)], {
    env: environment,
    detached: true, // a process group of its own, so that stop() reaches the extension hosts
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const died = new Promise<string>(resolve => {
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `code ${code}`));
  });
  const stop = stopper(child, dataFolder);
  const port = await listeningPort(child, path.join(dataFolder, 'server.log')).catch(
    async error => {
      await stop();
      throw error;
    },
  );
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    dataFolder,
    addressOf: (workspace, payload) => windowAddress(origin, workspace, payload),
    changeSettings,
    died,
    logs: fileName => readLogs(path.join(dataFolder, 'server', 'data', 'logs'), fileName),
    stop,
  };
}

function serverFlags(options: ServerOptions): string[] {
  return [
    '--host',
    '127.0.0.1',
    '--port',
    '0',
    '--without-connection-token',
    '--telemetry-level',
    'off',
    '--disable-update-check',
    '--disable-getting-started-override',
    '--agent-host-bridge-host', // alone: the agent host, which is not installed, is not started
    '127.0.0.1',
    ...(options.hasTestDriver ? ['--enable-smoke-test-driver'] : []),
    ...(options.isTrusted === false ? [] : ['--disable-workspace-trust']),
  ];
}

/** The environment without what a surrounding VS Code or npm put there. */
function cleanEnvironment(temporaryFolder: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([key]) => !/^(VSCODE_|ELECTRON_|npm_|XDG_RUNTIME_DIR$)/.test(key),
  );
  return {
    ...Object.fromEntries(kept),
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    TMPDIR: temporaryFolder,
  };
}

function listeningPort(child: ChildProcess, logFile: string): Promise<number> {
  const log = createWriteStream(logFile);
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(
      () => reject(new Error(`VS Code did not start in 60 s:\n${text}`)),
      60_000,
    );
    child.stdout?.on('data', data => {
      text += data;
      const found = /Extension host agent listening on (\d+)/.exec(text);
      if (found && text.includes('Extension host agent started')) {
        clearTimeout(timer);
        resolve(Number(found[1]));
      }
    });
    child.stderr?.on('data', data => {
      text += data;
    });
    child.once('exit', code => {
      clearTimeout(timer);
      reject(new Error(`VS Code ended with ${code}:\n${text}`));
    });
  });
}

function stopper(child: ChildProcess, dataFolder: string): () => Promise<void> {
  const onExit = () => signalGroup(child, 'SIGKILL');
  process.once('exit', onExit);
  return async () => {
    await endProcessGroup(child);
    process.off('exit', onExit);
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  };
}

function windowAddress(
  origin: string,
  workspace: string | undefined,
  payload: readonly (readonly [string, string])[] = [],
): string {
  const address = new URL(origin);
  if (!workspace) {
    address.searchParams.set('ew', 'true');
  } else {
    const kind = workspace.endsWith('.code-workspace') ? 'workspace' : 'folder';
    address.searchParams.set(kind, workspace);
  }
  if (payload.length > 0) {
    address.searchParams.set('payload', JSON.stringify(payload));
  }
  return address.href;
}

async function readLogs(folder: string, fileName: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => [] as string[]);
  const files = names.filter(name => path.basename(name) === fileName).sort();
  return Promise.all(files.map(file => readFile(path.join(folder, file), 'utf8')));
}
