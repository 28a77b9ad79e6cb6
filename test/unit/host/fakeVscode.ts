// A small VS Code for tests of what speaks with the user: import it before anything that imports
// `vscode`. It says what was asked, and answers as the test wants.
import { registerHooks } from 'node:module';
import { fileSystem } from './fakeFileSystem.ts';
import { fake, type Shown } from './fakeState.ts';
import { Uri } from './fakeUri.ts';
import { createFileSystemWatcher, type RelativePattern } from './fakeWatchers.ts';

export { FileType } from './fakeFileSystem.ts';
export { fake, resetVscode } from './fakeState.ts';
export { FileSystemError, Uri } from './fakeUri.ts';
export { changeFile, deleteFile, RelativePattern } from './fakeWatchers.ts';

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'vscode'
      ? { url: import.meta.url, shortCircuit: true }
      : next(specifier, context),
});

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
  createFileSystemWatcher,
  getConfiguration: () => ({ get: (key: string) => fake.settings[key] }),
  fs: fileSystem,
};
