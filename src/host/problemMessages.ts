import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Checkpoint, Problem } from '../protocol/subjects.ts';
import { type WayOn, waysOn } from '../protocol/waysOn.ts';
import type { CommandName } from './commandNames.ts';
import type { RunEnd } from './runEnd.ts';
import type { Session } from './session.ts';
import type { SessionFacts } from './sessionFacts.ts';
import type { WorkerNews } from './workerConversation.ts';

/** What the button of a way on says. */
function labelOf(way: WayOn, problem: Problem | undefined): string {
  switch (way) {
    case 'resumeSlower':
      return t('Resume with Learning Rate {rate}', { rate: problem?.advised?.learningRate ?? '' });
    case 'stop':
      return t('Stop');
    case 'save':
      return t('Save Last Good Weights');
    case 'chooseDatasetFolder':
      return t('Choose Dataset Folder…');
    case 'openSettings':
      return t('Open Settings');
    case 'showLog':
      return t('Show Log');
  }
}

/** What a message speaks of: it may be answered long after it came up. */
interface Occasion {
  readonly facts: Pick<SessionFacts, 'run' | 'state' | 'problem' | 'canSave'>;
  readonly checkpoint?: Checkpoint;
}

export interface ProblemMessageOptions {
  readonly session: Session;
  readonly runEnd: RunEnd;
  readonly run: (command: CommandName) => void;
  /** Settles when the dashboard that a start opens is there, or does not come. */
  readonly opened: () => Promise<unknown>;
  readonly onFault: (error: unknown) => void;
}

/**
 * Tells what goes wrong with a run, once, where the user is: nothing to those who see a dashboard,
 * which says it itself, and else a message with the same ways on. A message cannot be taken back (of
 * two that are alike VS Code keeps the newer one), so its answer acts on the run that it speaks of.
 */
export class ProblemMessages {
  readonly #options: ProblemMessageOptions;

  constructor(options: ProblemMessageOptions) {
    this.#options = options;
  }

  /** Tells whenever something goes wrong, until disposed. */
  watch(): vscode.Disposable {
    const { session, onFault } = this.#options;
    return session.news.add(news => void this.#take(news).catch(onFault));
  }

  /** A run cannot be started as it was ordered: nothing has changed. */
  async tellNotStarted({ reason, message }: Problem): Promise<void> {
    const { session } = this.#options;
    const problem = { reason, message: t('Training cannot start. {message}', { message }) };
    if (session.views.isWatching && !session.isBusy) {
      session.announce({ problem });
    } else {
      await this.#tell({ facts: { ...session.facts, problem, canSave: false, state: 'idle' } });
    }
  }

  async #take(news: WorkerNews): Promise<void> {
    const { session } = this.#options;
    if (!('problem' in news) || news.problem === undefined) {
      return;
    }
    if (news.problem.reason === 'other-digits') {
      return; // who resumed the run asks how to go on
    }
    const { facts, lastCheckpoint: checkpoint } = session;
    await this.#options.opened();
    if (session.views.isWatching) {
      return;
    }
    // A run that has not begun leaves no weights: those that there are belong to the run before.
    const canSave = facts.canSave && facts.state === 'failed';
    await this.#tell({ facts: { ...facts, problem: news.problem, canSave }, checkpoint });
  }

  async #tell(occasion: Occasion): Promise<void> {
    const { state, problem } = occasion.facts;
    const ways = waysOn(occasion.facts);
    const labels = ways.map(way => labelOf(way, problem));
    const isWarning = state === 'paused' || problem?.reason === 'guessing';
    const message = problem?.message ?? '';
    const text =
      state === 'paused'
        ? t('MNIST: paused. {message}', { message })
        : t('MNIST: {message}', { message });
    const open = t('Open Dashboard');
    const chosen = isWarning
      ? await vscode.window.showWarningMessage(text, ...labels, open)
      : await vscode.window.showErrorMessage(text, ...labels);
    if (chosen === open) {
      this.#options.run('openDashboard');
    }
    const way = ways.find((_, index) => labels[index] === chosen);
    if (way !== undefined) {
      await this.#go(way, occasion);
    }
  }

  async #go(way: WayOn, { facts: { run, problem }, checkpoint }: Occasion): Promise<void> {
    const { session, runEnd } = this.#options;
    const isStillSo = session.facts.run === run && session.facts.problem === problem;
    switch (way) {
      case 'resumeSlower':
        return isStillSo ? session.resume(problem?.advised?.factor) : undefined;
      case 'stop':
        return isStillSo ? session.stop() : undefined;
      case 'save':
        return checkpoint && void (await runEnd.saveKept(checkpoint, run));
      default:
        return this.#options.run(way);
    }
  }
}
