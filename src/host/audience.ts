import type { SessionChange } from '../protocol/snapshot.ts';
import type { Clock } from './clock.ts';
import { type Send, type ViewSource, ViewUpdates } from './viewUpdates.ts';

/** A drawing of the session: a page in a side bar or an editor. */
export interface View {
  /** The page listens (again): it is sent everything. */
  ready(): void;
  setVisible(visible: boolean): void;
  dispose(): void;
}

/** All views of a session. */
export class Audience {
  readonly #source: ViewSource;
  readonly #clock: Clock;
  readonly #onWatching: (isWatching: boolean) => void;
  readonly #views = new Set<ViewUpdates>();
  readonly #waiting: (() => void)[] = [];

  /** @param onWatching told whether anybody looks, whenever a view comes, goes, is shown or hidden */
  constructor(source: ViewSource, clock: Clock, onWatching: (isWatching: boolean) => void) {
    this.#source = source;
    this.#clock = clock;
    this.#onWatching = onWatching;
  }

  get isWatching(): boolean {
    return [...this.#views].some(view => view.isVisible);
  }

  /** Settles as soon as somebody looks. */
  watched(): Promise<void> {
    return this.isWatching
      ? Promise.resolve()
      : new Promise(resolve => this.#waiting.push(resolve));
  }

  /** Connects a view, hidden at first. */
  add(send: Send): View {
    const view = new ViewUpdates(send, this.#source, this.#clock);
    this.#views.add(view);
    const setVisible = (visible: boolean) => {
      view.setVisible(visible);
      this.#onWatching(this.isWatching);
      if (this.isWatching) {
        for (const resolve of this.#waiting.splice(0)) {
          resolve();
        }
      }
    };
    return {
      ready: () => view.sendSnapshot(),
      setVisible,
      dispose: () => {
        setVisible(false);
        this.#views.delete(view);
      },
    };
  }

  /** See `ViewUpdates.changed`. */
  changed(change: SessionChange): void {
    for (const view of this.#views) {
      view.changed(change);
    }
  }

  sendSnapshots(): void {
    for (const view of this.#views) {
      view.sendSnapshot();
    }
  }

  dispose(): void {
    for (const view of this.#views) {
      view.setVisible(false);
    }
    this.#views.clear();
  }
}
