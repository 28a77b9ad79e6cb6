import { t } from '@vscode/l10n';
import type { RunOverlay } from '../protocol/overlays.ts';
import type { AnswerTo, Asking, Question } from '../protocol/questions.ts';
import type { SessionChange, SessionSnapshot } from '../protocol/snapshot.ts';
import type { Checkpoint, DigitPredictions, Problem } from '../protocol/subjects.ts';
import { Audience } from './audience.ts';
import type { Clock } from './clock.ts';
import type { History } from './history.ts';
import { Listeners } from './listeners.ts';
import { problemOf } from './problemError.ts';
import { RunOrders } from './runOrders.ts';
import { RunWorker } from './runWorker.ts';
import {
  changed,
  factsOfRun,
  newIn,
  type Plan,
  type RunOrder,
  type SessionFacts,
} from './sessionFacts.ts';
import { SessionRun } from './sessionRun.ts';
import type { TrainingWorker } from './trainingWorker.ts';
import type { ViewSource } from './viewUpdates.ts';
import type { WorkerNews } from './workerConversation.ts';

/** What others than the run's worker have to tell. */
type Announcement = Pick<
  SessionChange,
  'recovered' | 'lastRun' | 'notice' | 'problem' | 'myDigits'
>;

export interface SessionOptions {
  readonly createWorker: () => TrainingWorker;
  readonly clock: Clock;
  readonly plan: Plan;
}

/**
 * The one owner of the truth about a run: its state, history, newest pictures and last good
 * weights. It gives orders to the worker and keeps views up to date; it knows neither VS Code nor
 * webviews, and no view can disturb a run by coming or going.
 */
export class Session extends RunOrders implements ViewSource {
  readonly views: Audience;
  /** Tells every piece of news of the run's worker, after the session has taken it in. */
  readonly news = new Listeners<WorkerNews>();
  /** Tells that something in the snapshot has changed. */
  readonly changes = new Listeners<void>();
  readonly #options: SessionOptions;
  #run: SessionRun;
  /** While a run is loading: what there was before it. */
  #before: SessionRun | undefined;
  #lastNumber = 0;
  /** They belong to the window: no start of a run takes them away. */
  #overlays: readonly RunOverlay[] | undefined;

  constructor(options: SessionOptions) {
    super();
    this.#options = options;
    this.#run = new SessionRun({ run: 0, state: 'idle', ...options.plan, canSave: false });
    this.views = new Audience(this, options.clock, pictures =>
      this.#run.worker?.post({ type: 'watch', pictures }),
    );
  }

  snapshot(): SessionSnapshot {
    return {
      ...this.facts,
      history: this.history.all(),
      ...(this.#overlays && { overlays: this.#overlays }),
    };
  }

  get facts(): SessionFacts {
    return this.#run.facts;
  }

  get history(): History {
    return this.#run.history;
  }

  get isBusy(): boolean {
    return this.#run.isBusy;
  }

  protected override get ordered(): SessionRun {
    return this.#run;
  }

  /** The last good weights of this or the last run. */
  get lastCheckpoint(): Checkpoint | undefined {
    return this.#run.weights.newest;
  }

  /** Draws these other runs beside this one, in every view. */
  setOverlays(overlays: readonly RunOverlay[]): void {
    this.#overlays = overlays.length === 0 ? undefined : overlays;
    this.views.changed({ overlays: this.#overlays ?? null });
  }

  /** Shows what the next run would be; of a run that there is to look at, nothing changes. */
  setPlan(plan: Plan): void {
    this.#change(this.facts.state === 'idle' ? plan : { presets: plan.presets });
    if (this.facts.problem?.reason === 'settings') {
      this.#change({ problem: null }); // it may be mended: the next start shows
    }
  }

  /**
   * Starts a run. One that is on is ended first: two would compete for the cores. What was there
   * before is kept until the new run has begun, and is there again if it does not.
   */
  train(order: RunOrder): void {
    if (this.isBusy) {
      this.#run.giveUp();
    }
    this.#before ??= this.#run;
    this.#run = new SessionRun(factsOfRun(++this.#lastNumber, this.facts, order));
    this.#tellAll();
    this.#startWorker(order);
  }

  /** Test digits with what the current weights say of them. Rejects with a ProblemError. */
  async getDigits(indices: readonly number[]): Promise<DigitPredictions> {
    return this.#run.workerOrThrow().getDigits(indices);
  }

  /** What the network of a moment answers. Rejects with a ProblemError. */
  async ask<Asked extends Question>(asking: Asking<Asked>): Promise<AnswerTo<Asked>> {
    return this.#run.workerOrThrow().ask(asking);
  }

  /** The weights of the kept moment that lies nearest to an iteration. Rejects with a ProblemError. */
  async checkpointAt(iteration: number): Promise<Checkpoint> {
    return this.#run.workerOrThrow().getCheckpoint(iteration);
  }

  /** The weights as they are now, and the last good ones where nothing trains. Rejects without any. */
  async currentCheckpoint(): Promise<Checkpoint> {
    return this.#run.currentCheckpoint();
  }

  /**
   * These weights are in a file now. They may be older than the newest.
   * @param run whose weights they are: of a run that is gone nothing changes
   */
  markSaved(checkpoint: Checkpoint, savedAs: string, run = this.facts.run): void {
    this.#mark(run, owner => owner.markSaved(checkpoint, savedAs));
  }

  /** Weights of this run could not be saved, for the reason that is told. */
  markNotSaved(message: string, run: number): void {
    this.#mark(run, owner => owner.markNotSaved(message));
  }

  /** Lets the views know what earlier runs left, or what is off in this window; null: no more. */
  announce(change: Announcement): void {
    this.#change(change);
  }

  dispose(): void {
    const closing = { reason: 'closing', message: t('The window is closing.') };
    this.#run.worker?.end(closing);
    this.#before?.worker?.end(closing);
    this.views.dispose();
  }

  #startWorker(order: RunOrder): void {
    const { createWorker, clock } = this.#options;
    const run = this.#run;
    try {
      run.worker = new RunWorker(createWorker(), clock, news => {
        if (run === this.#run) {
          this.#takeIn(news);
        }
      });
      run.worker.post({ type: 'train', ...order });
      run.worker.post({ type: 'watch', pictures: this.views.isWatching });
    } catch (error) {
      const message = t('The training worker cannot start: {message}', {
        message: problemOf(error).message,
      });
      this.#takeIn({ type: 'failed', problem: { reason: 'worker', message } });
    }
  }

  #takeIn(news: WorkerNews): void {
    if (news.type === 'failed' && !this.isBusy) {
      return; // a worker that dies after its run has ended takes nothing with it but further digits
    }
    const hadRunBefore = this.#before?.facts.position !== undefined;
    if (news.type === 'cancelled') {
      this.#takeBack();
    } else if (news.type === 'failed' && hadRunBefore) {
      this.#takeBack(news.problem);
    } else {
      this.#apply(news);
    }
    this.news.tell(news);
  }

  #apply(news: WorkerNews): void {
    if (news.type === 'started') {
      this.#before?.giveUp();
      this.#before = undefined;
    }
    const { change, isThinned } = this.#run.takeIn(news);
    this.#change(change);
    if (isThinned) {
      this.views.sendSnapshots();
    }
  }

  /** The run that is loading will not begin: what was there before it is there again. */
  #takeBack(problem?: Problem): void {
    this.#run.giveUp();
    if (this.#before !== undefined) {
      this.#before.comeBack(this.facts, problem);
      this.#run = this.#before;
      this.#before = undefined;
      this.#tellAll();
    }
  }

  #mark(run: number, mark: (owner: SessionRun) => SessionChange): void {
    if (this.facts.run === run) {
      this.#change(mark(this.#run));
    } else if (this.#before?.facts.run === run) {
      mark(this.#before);
    }
  }

  #tellAll(): void {
    this.changes.tell();
    this.views.sendSnapshots();
  }

  #change(wanted: SessionChange): void {
    const change = newIn(wanted, this.facts);
    if (Object.keys(change).length > 0) {
      this.#run.facts = changed(this.facts, change);
      this.views.changed(change);
      this.changes.tell();
    }
  }
}
