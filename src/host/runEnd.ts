import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { withCurve } from '../params/measuredCurve.ts';
import type { Checkpoint } from '../protocol/subjects.ts';
import type { OnFault, ParamsSaver, SavedParams } from './paramsSaver.ts';
import { problemOf } from './problemError.ts';
import { openDashboard, revealFile, tellSaved } from './savedMessage.ts';
import type { Session } from './session.ts';
import { firstFolder } from './settingsSource.ts';
import { resultText } from './wording.ts';
import type { WorkerNews } from './workerConversation.ts';

/** Saves in one of the saver's ways. */
type Save = ParamsSaver['saveAs'];

/** What happens to the weights of a run when it ends, and the one message that says so. */
export class RunEnd {
  readonly #session: Session;
  readonly #saver: ParamsSaver;
  readonly #onFault: (error: unknown) => void;
  #savedAtEnd: Promise<void> = Promise.resolve();

  constructor(session: Session, saver: ParamsSaver, onFault: (error: unknown) => void) {
    this.#session = session;
    this.#saver = saver;
    this.#onFault = onFault;
  }

  /** Saves and tells whenever a run ends, until disposed. */
  watch(): vscode.Disposable {
    return this.#session.news.add(news => void this.#take(news).catch(this.#onFault));
  }

  /** Saves the weights as they are, because the user said so. @returns whether a file holds them now */
  async save(): Promise<boolean> {
    return this.#saveCurrent((checkpoint, onFault) => this.#saver.save(checkpoint, onFault));
  }

  /** As `save`, into a file that the user chooses. */
  async saveAs(): Promise<boolean> {
    return this.#saveCurrent((checkpoint, onFault) => this.#saver.saveAs(checkpoint, onFault));
  }

  /** Settles when what is saved without a question, as a run ends, is in its file or cannot be. */
  get savedAtEnd(): Promise<void> {
    return this.#savedAtEnd;
  }

  /** The file that the dashboard names. */
  get shownFile(): SavedParams | undefined {
    const { savedAs, lastRun } = this.#session.facts;
    return this.#saver.fileNamed(savedAs ?? lastRun?.savedAs);
  }

  /** Shows where the file is that the dashboard names. */
  async reveal(): Promise<void> {
    if (this.shownFile !== undefined) {
      await revealFile(this.shownFile.uri);
    }
  }

  async #saveCurrent(save: Save): Promise<boolean> {
    const { run } = this.#session.facts;
    try {
      return await this.saveKept(await this.#session.currentCheckpoint(), run, save);
    } catch (error) {
      void vscode.window.showWarningMessage(
        t('MNIST: {message}', { message: problemOf(error).message }),
      );
      return false;
    }
  }

  /**
   * A message may be answered long after it came up: its weights are saved, and the run that is on
   * by then is left alone.
   * @param run whose weights they are
   * @returns whether a file holds them now
   */
  async saveKept(
    checkpoint: Checkpoint,
    run: number,
    save: Save = (weights, onFault) => this.#saver.save(weights, onFault),
  ): Promise<boolean> {
    await this.#savedAtEnd;
    const { facts } = this.#session;
    const file = facts.run === run && facts.savedAs !== undefined ? this.shownFile : undefined;
    if (file !== undefined) {
      void tellSaved(file, t('MNIST: already saved as {file}', { file: file.label }));
      return true;
    }
    const saved = await save(this.#withCurve(checkpoint, run), this.#tellerOf(run));
    if (saved === undefined) {
      return false;
    }
    this.#session.markSaved(checkpoint, saved.label, run);
    void tellSaved(saved, t('MNIST: saved as {file}', { file: saved.label }));
    return true;
  }

  async #take(news: WorkerNews): Promise<void> {
    switch (news.type) {
      case 'finished':
        return this.#finished(news.checkpoint);
      case 'stopped':
        return this.#stopped(news.checkpoint);
      default:
        return undefined;
    }
  }

  async #finished(checkpoint: Checkpoint): Promise<void> {
    const result = this.#result(checkpoint);
    const { run } = this.#session.facts;
    const file = await this.#saveAtEnd(checkpoint, run);
    if (file !== undefined) {
      await tellSaved(file, t('MNIST: {result}, saved as {file}', { result, file: file.label }));
      return;
    }
    if (firstFolder() !== undefined) {
      return; // could not be saved, and the user has been told why
    }
    const save = t('Save…');
    const open = t('Open Dashboard');
    const message = t('MNIST: {result}, not saved: the weights are kept until the next run', {
      result,
    });
    const chosen = await vscode.window.showInformationMessage(message, save, open);
    if (chosen === save) {
      await this.saveKept(checkpoint, run);
    } else if (chosen === open) {
      await openDashboard();
    }
  }

  async #saveAtEnd(checkpoint: Checkpoint, run: number): Promise<SavedParams | undefined> {
    let settle = () => {};
    this.#savedAtEnd = new Promise<void>(resolve => {
      settle = resolve;
    });
    const tell = this.#tellerOf(run);
    try {
      const told = this.#withCurve(checkpoint, run);
      const onFault: OnFault = fault => {
        settle(); // the message about it may stay open for long
        return tell(fault);
      };
      const file = this.shownFile ?? (await this.#saver.saveAtEnd(told, onFault));
      if (file !== undefined) {
        this.#session.markSaved(checkpoint, file.label, run);
      }
      return file;
    } finally {
      settle();
    }
  }

  async #stopped(checkpoint: Checkpoint): Promise<void> {
    const { canSave, run } = this.#session.facts;
    if (canSave) {
      const message = t('MNIST: stopped, {result}, not saved', {
        result: this.#result(checkpoint),
      });
      const save = t('Save');
      if ((await vscode.window.showInformationMessage(message, save)) === save) {
        await this.saveKept(checkpoint, run);
      }
    }
  }

  /** The history is that of the newest run. */
  #withCurve(checkpoint: Checkpoint, run: number): Checkpoint {
    const { facts, history } = this.#session;
    const { iterationsPerEpoch } = facts.position ?? {};
    return facts.run === run && iterationsPerEpoch !== undefined
      ? withCurve(checkpoint, history.all(), iterationsPerEpoch)
      : checkpoint;
  }

  /** Lets the dashboard say that weights of this run are not saved. */
  #tellerOf(run: number): OnFault {
    return fault => {
      const session = this.#session;
      session.markNotSaved(fault, run);
      return session.views.isWatching && session.facts.saveProblem === fault;
    };
  }

  #result(checkpoint: Checkpoint): string {
    const { dataset } = this.#session.facts;
    const { test } = this.#session.history.newestAccuracy;
    return dataset === undefined ? t('trained') : resultText(checkpoint, dataset, test);
  }
}
