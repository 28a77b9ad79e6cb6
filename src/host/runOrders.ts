import type { RunState } from '../protocol/snapshot.ts';
import type { ToWorker } from '../protocol/workerMessages.ts';
import type { SessionRun } from './sessionRun.ts';

/** The orders that a person gives to the run at hand. One that makes no sense now is a late click. */
export abstract class RunOrders {
  /** The run that takes them. */
  protected abstract get ordered(): SessionRun;

  pause(): void {
    this.#postIn(['training'], { type: 'pause' });
  }

  /** @param learningRateFactor after a divergence: lowers the rate for the rest of the run */
  resume(learningRateFactor?: number): void {
    this.#postIn(['paused'], { type: 'resume', learningRateFactor });
  }

  /** Changes the learning rate, or says when the run shall end by itself. */
  steer(order: Omit<Extract<ToWorker, { type: 'steer' }>, 'type'>): void {
    this.#postIn(['training', 'paused'], { type: 'steer', ...order });
  }

  step(unit: 'batch' | 'epoch'): void {
    this.#postIn(['paused'], { type: 'step', unit });
  }

  useGeneratedDigits(): void {
    this.#postIn(['loading'], { type: 'useGeneratedDigits' });
  }

  /** Ends the run, or its loading. A deaf worker is ended in the end; its last weights are kept. */
  stop(): void {
    if (this.ordered.isBusy) {
      this.ordered.worker?.stop();
    }
  }

  #postIn(states: readonly RunState[], message: ToWorker): void {
    const { facts, worker } = this.ordered;
    if (states.includes(facts.state)) {
      worker?.post(message);
    }
  }
}
