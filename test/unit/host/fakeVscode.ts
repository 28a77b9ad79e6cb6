// A small VS Code for tests of what speaks with the user: import it before anything that imports
// `vscode`. It says what was asked, and answers as the test wants.
import { registerHooks } from 'node:module';
import { matchesGlob } from 'node:path';
import { defaultSettings } from './manifest.ts';

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'vscode'
      ? { url: import.meta.url, shortCircuit: true }
      : next(specifier, context),
});

export class Uri {
  readonly scheme: string;
  readonly path: string;

  constructor(scheme: string, path: string) {
    this.scheme = scheme;
    this.path = path;
  }

  static file(path: string): Uri {
    return new Uri('file', path);
  }

  static parse(text: string): Uri {
    const [, scheme, path] = /^([a-z-]+):\/\/(.*)$/.exec(text)!;
    return new Uri(scheme, path);
  }

  static joinPath(base: Uri, ...parts: string[]): Uri {
    const { pathname } = new URL([...parts].join('/'), `x://${base.path}/`);
    return new Uri(base.scheme, pathname.replace(/(.)\/$/, '$1'));
  }

  with({ path }: { path: string }): Uri {
    return new Uri(this.scheme, path);
  }

  get fsPath(): string {
    return this.path;
  }

  toString(): string {
    return `${this.scheme}://${this.path}`;
  }
}

export class FileSystemError extends Error {
  readonly code: string;

  constructor(code: string, message = code) {
    super(message);
    this.code = code;
  }
}

/** What the user was shown, in order: kind, text and what could be chosen. */
export interface Shown {
  readonly kind:
    | 'info'
    | 'warning'
    | 'error'
    | 'pick'
    | 'saveDialog'
    | 'folderPick'
    | 'progress'
    | 'input';
  readonly text: string;
  readonly choices: readonly string[];
}

interface FakeState {
  shown: Shown[];
  /**
   * Labels to choose, one for each question; none left: the question is dismissed. A promise leaves
   * it open meanwhile.
   */
  answers: (string | undefined | Promise<string>)[];
  executed: unknown[][];
  clipboard: string | undefined;
  missingCommands: string[];
  /** What `getCommands` tells. */
  registeredCommands: string[];
  files: Map<string, Uint8Array>;
  /** Sizes that files claim, where they are not their own. */
  sizes: Map<string, number>;
  settings: Record<string, unknown>;
  folders: string[];
  /** Thrown by writing below this path. */
  readOnly: string | undefined;
}

export const fake: FakeState = freshState();

/** Back to an open folder /work without files, and to the settings' defaults. */
export function resetVscode(): void {
  Object.assign(fake, freshState());
}

function freshState(): FakeState {
  return {
    shown: [],
    answers: [],
    executed: [],
    clipboard: undefined,
    missingCommands: [],
    registeredCommands: [],
    files: new Map(),
    sizes: new Map(),
    settings: defaultSettings(),
    folders: ['/work'],
    readOnly: undefined,
  };
}

interface MessageItem {
  readonly title: string;
}
type MessagePart = string | MessageItem | { readonly modal: true; readonly detail?: string };

/** A modal message has options before its choices; its detail is part of what is shown. */
async function askMessage(kind: Shown['kind'], text: string, parts: readonly MessagePart[]) {
  const choices = parts.filter(part => typeof part === 'string');
  const items = parts.filter(part => typeof part === 'object' && 'title' in part);
  const options = parts.find(part => typeof part === 'object' && 'modal' in part);
  const detail = options && 'modal' in options ? options.detail : undefined;
  const labels = [...choices, ...items.map(({ title }) => title)];
  const answer = await ask(kind, detail === undefined ? text : `${text}\n${detail}`, labels);
  return items.find(({ title }) => title === answer) ?? answer;
}

async function ask(kind: Shown['kind'], text: string, choices: readonly string[]) {
  fake.shown.push({ kind, text, choices });
  return fake.answers.shift();
}

type SettingsListener = (event: { affectsConfiguration(key: string): boolean }) => void;
const settingsListeners = new Set<SettingsListener>();

/** As if the user had changed one of the extension's settings. */
export function changeSetting(key: string, value: unknown): void {
  fake.settings[key] = value;
  for (const listener of settingsListeners) {
    listener({ affectsConfiguration: name => name === 'mnist' || name === `mnist.${key}` });
  }
}

const watchers = new Map<string, Set<() => void>>();

/** As if somebody had deleted a file on the disk. */
export function deleteFile(path: string): void {
  fake.files.delete(path);
  changeFile(path);
}

/** As if something had happened to a file on the disk. */
export function changeFile(path: string): void {
  for (const [pattern, listeners] of watchers) {
    if (pattern === path || matchesGlob(path, pattern)) {
      listeners.forEach(listener => void listener());
    }
  }
}

export class RelativePattern {
  readonly path: string;

  constructor(folder: Uri, name: string) {
    this.path = `${folder.path}/${name}`;
  }
}

export class EventEmitter<News> {
  readonly #listeners = new Set<(news: News) => void>();

  readonly event = (listener: (news: News) => void) => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };

  fire(news: News): void {
    for (const listener of this.#listeners) {
      listener(news);
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

export class TreeItem {
  readonly label: string;

  constructor(label: string) {
    this.label = label;
  }
}

export class ThemeIcon {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export const TreeItemCheckboxState = { Unchecked: 0, Checked: 1 };

export const ProgressLocation = { Notification: 15 };

export const ViewColumn = { Active: -1 };

export const Disposable = {
  from: (...disposables: { dispose(): void }[]) => ({
    dispose: () => disposables.forEach(disposable => void disposable.dispose()),
  }),
};

export const window = {
  async withProgress<Result>(
    options: { title: string },
    work: (progress: unknown, token: unknown) => Promise<Result>,
  ) {
    fake.shown.push({ kind: 'progress', text: options.title, choices: [] });
    return work({ report: () => {} }, { onCancellationRequested: () => {} });
  },
  showInformationMessage: (text: string, ...choices: MessagePart[]) =>
    askMessage('info', text, choices),
  showWarningMessage: (text: string, ...choices: MessagePart[]) =>
    askMessage('warning', text, choices),
  showErrorMessage: (text: string, ...choices: MessagePart[]) => askMessage('error', text, choices),
  async showQuickPick(items: { label: string }[], options: { placeHolder?: string }) {
    const labels = items.map(item => item.label);
    const answer = await ask('pick', options.placeHolder ?? '', labels);
    return items.find(item => answer !== undefined && item.label.includes(answer));
  },
  /** Writes the answer; where it is not valid, that is what is shown. */
  async showInputBox(options: { validateInput(text: string): string | undefined }) {
    const text = await fake.answers.shift();
    const fault = text === undefined ? undefined : options.validateInput(text);
    fake.shown.push({ kind: 'input', text: fault ?? '', choices: [] });
    return fault === undefined ? text : undefined;
  },
  async showSaveDialog(options: { defaultUri: Uri }) {
    const answer = await ask('saveDialog', options.defaultUri.path, []);
    return answer === undefined ? undefined : Uri.file(answer);
  },
  async showWorkspaceFolderPick() {
    const answer = await ask('folderPick', '', fake.folders);
    return workspace.workspaceFolders?.find(folder => folder.uri.path === answer);
  },
};

/** English: no texts of another language. */
export const l10n = { bundle: undefined };

export const env = {
  language: 'en',
  clipboard: {
    async writeText(text: string) {
      fake.clipboard = text;
    },
  },
};

export const commands = {
  getCommands: async () => [...fake.registeredCommands],
  async executeCommand(...command: unknown[]) {
    if (fake.missingCommands.includes(String(command[0]))) {
      throw new Error(`command '${command[0]}' not found`);
    }
    fake.executed.push(command);
  },
};

function checkWritable({ path }: Uri): void {
  if (fake.readOnly !== undefined && path.startsWith(fake.readOnly)) {
    throw new FileSystemError('NoPermissions', 'EACCES: permission denied');
  }
}

function fileAt({ path }: Uri): Uint8Array {
  const bytes = fake.files.get(path);
  if (bytes === undefined) {
    throw new FileSystemError('FileNotFound', `ENOENT: ${path}`);
  }
  return bytes;
}

export const FileType = { File: 1, Directory: 2, SymbolicLink: 64 };

function isFolder({ path }: Uri): boolean {
  return [...fake.files.keys()].some(file => file.startsWith(`${path}/`));
}

function entriesOf({ path }: Uri): [string, number][] {
  const below = [...fake.files.keys()].filter(file => file.startsWith(`${path}/`));
  const entries = below.map((file): [string, number] => {
    const [name, ...rest] = file.slice(path.length + 1).split('/');
    return [name, rest.length === 0 ? FileType.File : FileType.Directory];
  });
  return [...new Map(entries)];
}

export const workspace = {
  get workspaceFolders() {
    return fake.folders.length === 0
      ? undefined
      : fake.folders.map(path => ({ uri: Uri.file(path), name: path.slice(1) }));
  },
  getWorkspaceFolder(uri: Uri) {
    const path = fake.folders.find(folder => uri.path.startsWith(`${folder}/`));
    return path === undefined ? undefined : { uri: Uri.file(path) };
  },
  asRelativePath: (uri: Uri) => uri.path.replace(/^\/work\//, ''),
  /** Every file that is there, whatever its name; of patterns in a folder none. */
  findFiles: async (pattern: string | RelativePattern) =>
    typeof pattern === 'string' ? [...fake.files.keys()].map(Uri.file) : [],
  onDidChangeConfiguration(listener: SettingsListener) {
    settingsListeners.add(listener);
    return { dispose: () => settingsListeners.delete(listener) };
  },
  onDidChangeWorkspaceFolders: () => ({ dispose: () => {} }),
  createFileSystemWatcher(pattern: string | RelativePattern) {
    const path = typeof pattern === 'string' ? pattern : pattern.path;
    const listeners = new Set<() => void>();
    watchers.set(path, listeners);
    const on = (listener: () => void) => {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    };
    return {
      ...{ onDidChange: on, onDidCreate: on, onDidDelete: on },
      dispose: () => listeners.clear(),
    };
  },
  getConfiguration: () => ({ get: (key: string) => fake.settings[key] }),
  fs: {
    stat: async (uri: Uri) =>
      isFolder(uri)
        ? { type: FileType.Directory, size: 0 }
        : { type: FileType.File, size: fake.sizes.get(uri.path) ?? fileAt(uri).length },
    readDirectory: async (uri: Uri) => entriesOf(uri),
    readFile: async (uri: Uri) => fileAt(uri),
    createDirectory: async (uri: Uri) => checkWritable(uri),
    async writeFile(uri: Uri, bytes: Uint8Array) {
      checkWritable(uri);
      fake.files.set(uri.path, bytes);
    },
    async rename(from: Uri, to: Uri, { overwrite }: { overwrite: boolean }) {
      if (fake.files.has(to.path) && !overwrite) {
        throw new FileSystemError('FileExists');
      }
      fake.files.set(to.path, fake.files.get(from.path)!);
      fake.files.delete(from.path);
    },
    async delete(uri: Uri) {
      if (!fake.files.delete(uri.path)) {
        throw new FileSystemError('FileNotFound');
      }
    },
  },
};
