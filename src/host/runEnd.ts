import * as vscode from 'vscode';
import type { Checkpoint } from '../protocol.ts';
import type { ParamsSaver } from './paramsSaver.ts';
import { problemOf } from './problemError.ts';
import type { Session } from './session.ts';
import { resultText } from './wording.ts';
import type { WorkerNews } from './workerConversation.ts';

/** What happens to the weights of a run when it ends, and the one message that says so. */
export class RunEnd {
  readonly #session: Session;
  readonly #saver: ParamsSaver;

  constructor(session: Session, saver: ParamsSaver) {
    this.#session = session;
    this.#saver = saver;
  }

  /** Saves and tells whenever a run ends, until disposed. */
  watch(): vscode.Disposable {
    return this.#session.news.add(news => void this.#take(news));
  }

  /** Saves the weights as they are. @returns whether a file holds them now */
  async save(): Promise<boolean> {
    try {
      return await this.#save(await this.#session.currentCheckpoint(), true);
    } catch (error) {
      void vscode.window.showWarningMessage(`MNIST: ${problemOf(error).message}`);
      return false;
    }
  }

  /** Shows the file saved last in the Explorer. */
  async reveal(): Promise<void> {
    const uri = this.#saver.lastSaved?.uri;
    if (uri === undefined) {
      return;
    }
    const isInWorkspace = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
    const command = isInWorkspace ? 'revealInExplorer' : 'revealFileInOS';
    await vscode.commands.executeCommand(command, uri);
  }

  async #save(checkpoint: Checkpoint, askFolder: boolean): Promise<boolean> {
    const { run } = this.#session.facts;
    const saved = await this.#saver.save(checkpoint, askFolder);
    if (saved !== undefined && this.#session.facts.run === run) {
      this.#session.markSaved(checkpoint, saved.label);
    }
    return saved !== undefined;
  }

  async #take(news: WorkerNews): Promise<void> {
    switch (news.type) {
      case 'finished':
        return this.#finished(news.checkpoint);
      case 'stopped':
        return this.#stopped(news.checkpoint);
      case 'paused':
        return news.problem === undefined ? undefined : this.#tellProblem(news.problem.message);
      case 'failed':
        return this.#failed(news.problem.message, news.problem.reason);
      default:
        return undefined;
    }
  }

  async #finished(checkpoint: Checkpoint): Promise<void> {
    const result = this.#result(checkpoint);
    const isSaved = !this.#session.facts.canSave || (await this.#save(checkpoint, false));
    const openDashboard = 'Open Dashboard';
    const last = isSaved ? 'Reveal File' : 'Save…';
    const where = isSaved
      ? `saved as ${this.#saver.lastSaved?.label}`
      : 'not saved: the weights are kept until the next run';
    const message = `MNIST: ${result}, ${where}`;
    const chosen = await vscode.window.showInformationMessage(message, openDashboard, last);
    if (chosen === openDashboard) {
      await vscode.commands.executeCommand('mnist.openDashboard');
    } else if (chosen !== undefined) {
      await (isSaved ? this.reveal() : this.save());
    }
  }

  async #stopped(checkpoint: Checkpoint): Promise<void> {
    if (this.#session.facts.canSave) {
      const message = `MNIST: stopped, ${this.#result(checkpoint)}, not saved`;
      const save = 'Save';
      if ((await vscode.window.showInformationMessage(message, save)) === save) {
        await this.#save(checkpoint, true);
      }
    }
  }

  /** The dashboard tells it too: nobody who looks at it is told twice. */
  async #tellProblem(problem: string): Promise<void> {
    if (this.#session.views.isWatching) {
      return;
    }
    const openDashboard = 'Open Dashboard';
    const message = `MNIST: paused. ${problem}`;
    if ((await vscode.window.showWarningMessage(message, openDashboard)) === openDashboard) {
      await vscode.commands.executeCommand('mnist.openDashboard');
    }
  }

  async #failed(problem: string, reason: string): Promise<void> {
    const checkpoint = this.#session.lastCheckpoint;
    const save = 'Save Last Good Weights';
    const choose = 'Choose Dataset Folder…';
    const showLog = 'Show Log';
    const actions = [
      ...(this.#session.facts.canSave ? [save] : []),
      ...(reason.startsWith('dataset/') ? [choose] : []),
      showLog,
    ];
    const chosen = await vscode.window.showErrorMessage(`MNIST: ${problem}`, ...actions);
    if (chosen === save && checkpoint !== undefined) {
      await this.#save(checkpoint, true);
    } else if (chosen === choose) {
      await vscode.commands.executeCommand('mnist.chooseDatasetFolder');
    } else if (chosen === showLog) {
      await vscode.commands.executeCommand('mnist.showLog');
    }
  }

  #result(checkpoint: Checkpoint): string {
    const { dataset } = this.#session.facts;
    return dataset === undefined ? 'trained' : resultText(checkpoint, dataset);
  }
}
