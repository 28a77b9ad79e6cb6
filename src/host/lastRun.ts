import * as vscode from 'vscode';
import type { ParamsSaver } from './paramsSaver.ts';
import { patternOf } from './patternOf.ts';
import type { Session } from './session.ts';
import { resultText } from './wording.ts';

const MEMORY_KEY = 'mnist.lastRun';

interface Remembered {
  readonly file: string;
  readonly result: string;
}

export interface LastRunOptions {
  readonly session: Session;
  readonly saver: ParamsSaver;
  /** Of this workspace; it outlives the window. */
  readonly memory: vscode.Memento;
}

/** Knows after a reload of the window where the params of the last run are, as long as they are there. */
export class LastRun {
  readonly #options: LastRunOptions;
  readonly #listeners: { dispose(): void }[];
  #watcher: vscode.Disposable | undefined;
  #rememberedAs: string | undefined;

  constructor(options: LastRunOptions) {
    this.#options = options;
    const { session } = options;
    this.#listeners = [
      session.changes.add(() => this.#rememberSaved()),
      session.news.add(news => news.type === 'started' && this.#forget()),
    ];
  }

  /** Tells of the run before this window, if its file is still there. Call once. */
  async load(): Promise<void> {
    const { session, saver, memory } = this.#options;
    const remembered = memory.get<Remembered>(MEMORY_KEY);
    if (remembered === undefined) {
      return;
    }
    const uri = vscode.Uri.parse(remembered.file);
    if (!(await exists(uri))) {
      this.#forget();
    } else if (session.facts.state === 'idle') {
      const { label } = saver.know(uri);
      session.announce({ lastRun: { result: remembered.result, savedAs: label } });
      this.#watcher = whenDeleted(uri, () => this.#forget());
    }
  }

  dispose(): void {
    this.#watcher?.dispose();
    for (const listener of this.#listeners) {
      listener.dispose();
    }
  }

  #rememberSaved(): void {
    const { session, saver, memory } = this.#options;
    const { savedAs, dataset } = session.facts;
    const file = saver.fileNamed(savedAs);
    const checkpoint = session.lastCheckpoint;
    if (file !== undefined && checkpoint !== undefined && savedAs !== this.#rememberedAs) {
      this.#rememberedAs = savedAs;
      const { test } = session.history.newestAccuracy;
      const result = dataset === undefined ? 'trained' : resultText(checkpoint, dataset, test);
      void memory.update(MEMORY_KEY, { file: file.uri.toString(), result } satisfies Remembered);
    }
  }

  #forget(): void {
    const { session, memory } = this.#options;
    this.#watcher?.dispose();
    this.#watcher = undefined;
    this.#rememberedAs = undefined;
    session.announce({ lastRun: null });
    void memory.update(MEMORY_KEY, undefined);
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

function whenDeleted(uri: vscode.Uri, action: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(patternOf(uri), true, true);
  return vscode.Disposable.from(watcher, watcher.onDidDelete(action));
}
