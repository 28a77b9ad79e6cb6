import { t } from '@vscode/l10n';
import type { SessionChange } from '../protocol/snapshot.ts';
import type { Checkpoint, Problem, RunPosition } from '../protocol/subjects.ts';
import { HeldWeights } from './heldWeights.ts';
import { History } from './history.ts';
import { messageChange } from './messageChange.ts';
import { ProblemError } from './problemError.ts';
import type { RunWorker } from './runWorker.ts';
import { BUSY, changed, isOn, type SessionFacts } from './sessionFacts.ts';
import type { WorkerNews } from './workerConversation.ts';

/** All that there is of one run; before the first one, of none. */
export class SessionRun {
  readonly history = new History();
  readonly weights = new HeldWeights();
  facts: SessionFacts;
  /** After the run it can still be asked for digits. */
  worker: RunWorker | undefined;

  constructor(facts: SessionFacts) {
    this.facts = facts;
  }

  get isBusy(): boolean {
    return BUSY.includes(this.facts.state);
  }

  /** Who answers questions about its network. @throws {ProblemError} if there is none */
  workerOrThrow(): RunWorker {
    if (this.worker === undefined) {
      const message = t('There is no network yet. Train one first.');
      throw new ProblemError({ reason: 'no-network', message });
    }
    return this.worker;
  }

  /** Ends its worker because of another run. */
  giveUp(): void {
    this.worker?.end({
      reason: 'superseded',
      message: t('The run was ended for another one. Train again to ask its network.'),
    });
  }

  /** The weights as they are now, and the last good ones where nothing trains. Rejects without any. */
  async currentCheckpoint(): Promise<Checkpoint> {
    if (isOn(this.facts) && this.worker !== undefined) {
      this.weights.take(await this.worker.getCheckpoint());
    }
    if (this.weights.newest === undefined) {
      const message = t('There are no weights to save yet. Train a network first.');
      throw new ProblemError({ reason: 'no-weights', message });
    }
    return this.weights.newest;
  }

  /** Takes points and weights in. @returns what else changes, and whether the history lost points */
  takeIn(news: WorkerNews): { readonly change: SessionChange; readonly isThinned: boolean } {
    if ('checkpoint' in news && news.checkpoint !== undefined) {
      this.weights.take(news.checkpoint);
    }
    const isThinned = news.type === 'progress' && this.history.append(news.points);
    const change = messageChange(news);
    const position = positionOf(changed(this.facts, change));
    return { change: { ...change, ...this.weights.change(position) }, isThinned };
  }

  /** @returns what changes when a file holds these weights */
  markSaved(checkpoint: Checkpoint, name: string): SessionChange {
    this.weights.markSaved(checkpoint, name, positionOf(this.facts));
    return this.weights.change(positionOf(this.facts));
  }

  /** @returns what changes when weights could not be saved */
  markNotSaved(message: string): SessionChange {
    this.weights.markNotSaved(message);
    return this.weights.change(positionOf(this.facts));
  }

  /**
   * The run that was to come after this one has not begun. If this one was on, it was stopped for it.
   * @param window what belongs to the window and not to a run, as it is now
   * @param problem why the other one has not begun; missing: it was cancelled
   */
  comeBack({ presets, recovered, notice }: SessionFacts, problem?: Problem): void {
    const facts: SessionFacts = { ...this.facts, presets, recovered, notice };
    const ended: SessionFacts = this.isBusy
      ? { ...facts, state: 'stopped', problem: undefined }
      : facts;
    this.facts = problem === undefined ? ended : withProblem(ended, problem);
    this.facts = changed(this.facts, this.weights.change());
  }
}

/** Where the run stands that is on; undefined when none is. */
function positionOf(facts: SessionFacts): RunPosition | undefined {
  return isOn(facts) ? facts.position : undefined;
}

/** A run has not failed because the next one did. */
function withProblem(facts: SessionFacts, problem: Problem): SessionFacts {
  const message = t('The new run has not begun. {message}', { message: problem.message });
  const state = facts.state === 'finished' ? 'finished' : 'stopped';
  return { ...facts, state, problem: { ...problem, message } };
}
