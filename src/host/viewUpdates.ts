import type { ToDashboard } from '../protocol/dashboardMessages.ts';
import type { SessionChange, SessionSnapshot } from '../protocol/snapshot.ts';
import type { HistoryPoints } from '../protocol/subjects.ts';
import type { Clock } from './clock.ts';
import type { History, PointCounts } from './history.ts';

/** Between two updates to one view, in milliseconds: at most 10 a second. */
export const UPDATE_INTERVAL = 100;
/** What takes long to draw follows the other news after so many milliseconds: in a frame of its own. */
export const PICTURES_DELAY = 50;

/** Where a view's messages go. Sending must not wait and must not throw. */
export type Send = (message: ToDashboard) => void;

/** What a view draws: the truth, held by the session. */
export interface ViewSource {
  snapshot(): SessionSnapshot;
  readonly history: History;
}

type ChangeKey = keyof SessionChange;

const PICTURES: readonly ChangeKey[] = ['pictures', 'testPredictions'];

/**
 * Keeps one view up to date: a full snapshot when it asks and when it is shown, then what has
 * changed, the newest values only. A hidden view gets nothing.
 */
export class ViewUpdates {
  readonly #send: Send;
  readonly #source: ViewSource;
  readonly #clock: Clock;
  readonly #changed = new Set<ChangeKey>();
  #counts: PointCounts = { training: 0, test: 0 };
  #visible = false;
  #lastSent = Number.NEGATIVE_INFINITY;
  #cancelTimer: (() => void) | undefined;
  #cancelPictures: (() => void) | undefined;

  constructor(send: Send, source: ViewSource, clock: Clock) {
    this.#send = send;
    this.#source = source;
    this.#clock = clock;
  }

  get isVisible(): boolean {
    return this.#visible;
  }

  setVisible(visible: boolean): void {
    const revealed = visible && !this.#visible;
    this.#visible = visible;
    if (revealed) {
      this.sendSnapshot();
    } else if (!visible) {
      this.dispose();
    }
  }

  /** Sends everything. Also when what the view has is no longer the beginning of the truth. */
  sendSnapshot(): void {
    if (!this.#visible) {
      return;
    }
    this.#settle();
    this.#send({ type: 'snapshot', snapshot: this.#source.snapshot() });
  }

  /** These parts have changed, and maybe the history has grown. The newest values are sent. */
  changed(change: SessionChange): void {
    if (!this.#visible) {
      return;
    }
    for (const key of Object.keys(change)) {
      this.#changed.add(key as ChangeKey);
    }
    const wait = this.#lastSent + UPDATE_INTERVAL - this.#clock.now();
    this.#cancelTimer ??= this.#clock.after(Math.max(0, wait), () => this.#sendChange());
  }

  /** Ends the timer; nothing more is sent until the view is shown again. */
  dispose(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#cancelPictures?.();
    this.#cancelPictures = undefined;
    this.#changed.clear();
  }

  #sendChange(): void {
    const pictures = PICTURES.filter(key => this.#changed.has(key));
    const others = [...this.#changed].filter(key => !PICTURES.includes(key));
    const keys = others.length > 0 ? others : pictures;
    const from = this.#counts;
    const points = this.#source.history.since(from);
    this.#settle();
    this.#post(keys, { points, from });
    if (keys === others && pictures.length > 0) {
      for (const key of pictures) {
        this.#changed.add(key);
      }
      this.#cancelPictures = this.#clock.after(PICTURES_DELAY, () => this.#sendPictures());
    }
  }

  #sendPictures(): void {
    this.#cancelPictures = undefined;
    const keys = PICTURES.filter(key => this.#changed.delete(key));
    this.#post(keys, {});
  }

  #post(
    keys: readonly ChangeKey[],
    news: { readonly points?: HistoryPoints; readonly from?: PointCounts },
  ): void {
    const snapshot = this.#source.snapshot();
    const change = Object.fromEntries(keys.map(key => [key, snapshot[key] ?? null]));
    this.#send({ type: 'change', run: snapshot.run, change, ...news });
  }

  /** From now on the view has everything. */
  #settle(): void {
    this.dispose();
    this.#counts = this.#source.history.counts;
    this.#lastSent = this.#clock.now();
  }
}
