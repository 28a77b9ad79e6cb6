import type {
  Checkpoint,
  DigitPredictions,
  RunState,
  SessionChange,
  SessionSnapshot,
  ToWorker,
} from '../protocol.ts';
import { Audience } from './audience.ts';
import type { Clock } from './clock.ts';
import { HeldWeights } from './heldWeights.ts';
import { History } from './history.ts';
import { Listeners } from './listeners.ts';
import { messageChange } from './messageChange.ts';
import { ProblemError } from './problemError.ts';
import {
  BUSY,
  changed,
  factsOfRun,
  isOn,
  newIn,
  type Plan,
  positionOf,
  type RunOrder,
  type SessionFacts,
} from './sessionFacts.ts';
import type { TrainingWorker } from './trainingWorker.ts';
import type { ViewSource } from './viewUpdates.ts';
import {
  expectReply,
  type Reply,
  WorkerConversation,
  type WorkerNews,
} from './workerConversation.ts';

export interface SessionOptions {
  readonly createWorker: () => TrainingWorker;
  readonly clock: Clock;
  readonly plan: Plan;
}

/** How many milliseconds a worker has to hear "stop" before it is ended the hard way. */
export const STOP_PATIENCE = 10_000;

/**
 * The one owner of the truth about a run: its state, history, newest pictures and last good
 * weights. It gives orders to the worker and keeps views up to date; it knows neither VS Code nor
 * webviews, and no view can disturb a run by coming or going.
 */
export class Session implements ViewSource {
  readonly history = new History();
  readonly views: Audience;
  /** Tells every piece of news of the run's worker, after the session has taken it in. */
  readonly news = new Listeners<WorkerNews>();
  /** Tells that something in the snapshot has changed. */
  readonly changes = new Listeners<void>();
  readonly #options: SessionOptions;
  #facts: SessionFacts;
  #worker: WorkerConversation | undefined;
  #weights = new HeldWeights();
  #cancelStopTimer: (() => void) | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#facts = { run: 0, state: 'idle', ...options.plan, canSave: false };
    this.views = new Audience(this, options.clock, pictures =>
      this.#worker?.post({ type: 'watch', pictures }),
    );
  }

  snapshot(): SessionSnapshot {
    return { ...this.#facts, history: this.history.all() };
  }

  get facts(): SessionFacts {
    return this.#facts;
  }

  get isBusy(): boolean {
    return BUSY.includes(this.#facts.state);
  }

  /** The last good weights of this or the last run. */
  get lastCheckpoint(): Checkpoint | undefined {
    return this.#weights.newest;
  }

  /** Shows what the next run would be; of a run that there is to look at, nothing changes. */
  setPlan(plan: Plan): void {
    this.#change(this.#facts.state === 'idle' ? plan : { presets: plan.presets });
  }

  /**
   * Starts a run. What was before is given up, and its worker is ended first: two workers would
   * compete for the cores, and for the memory of a dataset each.
   */
  train(order: RunOrder): void {
    this.#worker?.end({ reason: 'superseded', message: 'Another run has been started.' });
    this.#settleStop();
    this.history.clear();
    this.#weights = new HeldWeights();
    this.#facts = factsOfRun(this.#facts, order);
    this.changes.tell();
    this.views.sendSnapshots();
    this.#startWorker(order);
  }

  pause(): void {
    this.#postIn(['training'], { type: 'pause' });
  }

  /** @param learningRateFactor after a divergence: lowers the rate for the rest of the run */
  resume(learningRateFactor?: number): void {
    this.#postIn(['paused'], { type: 'resume', learningRateFactor });
  }

  step(unit: 'batch' | 'epoch'): void {
    this.#postIn(['paused'], { type: 'step', unit });
  }

  useGeneratedDigits(): void {
    this.#postIn(['loading'], { type: 'useGeneratedDigits' });
  }

  /** Ends the run, or its loading. A deaf worker is ended in the end; its last weights are kept. */
  stop(): void {
    this.#postIn(BUSY, { type: 'stop' });
    if (this.isBusy) {
      this.#cancelStopTimer ??= this.#options.clock.after(STOP_PATIENCE, () =>
        this.#fail('The training worker did not hear "stop" and was ended.'),
      );
    }
  }

  /** Test digits with what the current weights say of them. Rejects with a ProblemError. */
  async getDigits(indices: readonly number[]): Promise<DigitPredictions> {
    const wanted = Uint32Array.from(indices);
    const reply = await this.#ask(requestId => ({ type: 'getDigits', requestId, indices: wanted }));
    return expectReply(reply, 'digits').digits;
  }

  /** The weights as they are now, and the last good ones where nothing trains. Rejects without any. */
  async currentCheckpoint(): Promise<Checkpoint> {
    if (isOn(this.#facts)) {
      const reply = await this.#ask(requestId => ({ type: 'getCheckpoint', requestId }));
      this.#weights.take(expectReply(reply, 'currentCheckpoint').checkpoint);
    }
    const { newest } = this.#weights;
    if (newest === undefined) {
      const message = 'There are no weights to save yet. Train a network first.';
      throw new ProblemError({ reason: 'no-weights', message });
    }
    return newest;
  }

  /**
   * These weights are in a file now. They may be older than the newest.
   * @param run whose weights they are: of another run than this one nothing changes
   */
  markSaved(checkpoint: Checkpoint, savedAs: string, run = this.#facts.run): void {
    if (run !== this.#facts.run) {
      return;
    }
    this.#weights.markSaved(checkpoint, savedAs, positionOf(this.#facts));
    this.#change(this.#weights.change(positionOf(this.#facts)));
  }

  /** Lets the views know what an interrupted run left, or what is off in this window; null: no more. */
  announce(change: Pick<SessionChange, 'recovered' | 'notice'>): void {
    this.#change(change);
  }

  dispose(): void {
    this.#settleStop();
    this.#worker?.end({ reason: 'closing', message: 'The window is closing.' });
    this.views.dispose();
  }

  #startWorker(order: RunOrder): void {
    try {
      this.#worker = new WorkerConversation(this.#options.createWorker(), {
        onNews: news => this.#takeIn(news),
        onDeath: problem => this.#takeIn({ type: 'failed', problem }),
      });
    } catch (error) {
      this.#fail(`The training worker could not be started: ${String(error)}`);
      return;
    }
    this.#worker.post({ type: 'train', ...order });
    this.#worker.post({ type: 'watch', pictures: this.views.isWatching });
  }

  #takeIn(news: WorkerNews): void {
    if (news.type === 'failed' && !this.isBusy) {
      return; // a worker that dies after its run has ended takes nothing with it but further digits
    }
    if ('checkpoint' in news && news.checkpoint !== undefined) {
      this.#weights.take(news.checkpoint);
    }
    const thinned = news.type === 'progress' && this.history.append(news.points);
    const change = messageChange(news);
    const position = positionOf(changed(this.#facts, change));
    this.#change({ ...change, ...this.#weights.change(position) });
    if (thinned) {
      this.views.sendSnapshots();
    }
    if (!this.isBusy) {
      this.#settleStop();
    }
    this.news.tell(news);
  }

  #fail(message: string): void {
    const problem = { reason: 'worker', message };
    this.#worker?.end(problem);
    this.#takeIn({ type: 'failed', problem });
  }

  #change(wanted: SessionChange): void {
    const change = newIn(wanted, this.#facts);
    if (Object.keys(change).length > 0) {
      this.#facts = changed(this.#facts, change);
      this.views.changed(change);
      this.changes.tell();
    }
  }

  #postIn(states: readonly RunState[], message: ToWorker): void {
    if (states.includes(this.#facts.state)) {
      this.#worker?.post(message);
    }
  }

  async #ask(question: (requestId: number) => ToWorker): Promise<Reply> {
    if (this.#worker === undefined) {
      const message = 'There is no network yet. Train one first.';
      throw new ProblemError({ reason: 'no-network', message });
    }
    return this.#worker.request(question);
  }

  #settleStop(): void {
    this.#cancelStopTimer?.();
    this.#cancelStopTimer = undefined;
  }
}
