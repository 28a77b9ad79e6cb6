import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Board } from './board.ts';
import { pageFrames } from './pageFrames.ts';
import { Turns } from './turns.ts';

/** Draws its element once more whenever one of its parts has its turn. */
export class TurnController<Part extends string> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #turns: Turns<Part>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param intervals milliseconds between two times that a part is drawn while a run goes on */
  constructor(host: ReactiveControllerHost, intervals: Readonly<Record<Part, number>>) {
    this.#host = host;
    this.#turns = new Turns(intervals);
    host.addController(this);
  }

  /** The board that each part shows in the drawing that is under way. */
  boards(newest: Board): Readonly<Record<Part, Board>> {
    return this.#turns.boards(newest, performance.now());
  }

  hostUpdated(): void {
    const wait = this.#turns.wait(performance.now());
    if (wait !== undefined && this.#timer === undefined) {
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        pageFrames.run(() => this.#host.requestUpdate());
      }, wait);
    }
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
