import type { SessionSnapshot } from '../src/protocol/snapshot.ts';
import type { Board } from './board.ts';

/** Milliseconds after an update of the run, which has a frame of its own. */
const AFTER_UPDATE = 25;

/** What changes many times a second while a run goes on. */
const PROGRESS: ReadonlySet<string> = new Set<keyof SessionSnapshot>([
  'position',
  'history',
  'pictures',
  'testPredictions',
  'moments',
  'layerCourse',
]);

interface Turn {
  readonly board: Board;
  readonly since: number;
}

/**
 * Parts of the page that take turns while a run goes on: they are not drawn with its updates, but
 * between them, one after the other and each after a while of its own, so that no frame has to draw
 * them all. What a person does, and whatever else happens to the run, all of them show at once.
 */
export class Turns<Part extends string> {
  readonly #parts: readonly Part[];
  readonly #intervals: Readonly<Record<Part, number>>;
  readonly #turns = new Map<Part, Turn>();
  #newest: Board | undefined;

  /** @param intervals milliseconds between two times that a part is drawn while a run goes on */
  constructor(intervals: Readonly<Record<Part, number>>) {
    this.#intervals = intervals;
    this.#parts = Object.keys(intervals) as Part[];
  }

  /**
   * The board that each part shows now: always the same object as long as it is not its turn.
   * @param newest with the snapshot before: it is the turn of the part that has waited longest
   * @param now milliseconds
   */
  boards(newest: Board, now: number): Readonly<Record<Part, Board>> {
    for (const part of this.#turn(newest, now)) {
      this.#turns.set(part, { board: this.#newest!, since: now });
    }
    const boards = this.#parts.map(part => [part, this.#turns.get(part)!.board]);
    return Object.fromEntries(boards) as Record<Part, Board>;
  }

  /** Milliseconds until somebody's turn; undefined: all show the newest board. */
  wait(now: number): number | undefined {
    const waits = this.#behind().map(part => this.#rest(part, now));
    return waits.length === 0 ? undefined : Math.max(AFTER_UPDATE, Math.min(...waits));
  }

  #turn(newest: Board, now: number): readonly Part[] {
    const before = this.#newest;
    if (before === undefined || !isOnlyProgress(before, newest)) {
      this.#newest = newest;
      return this.#parts;
    }
    if (before.snapshot !== newest.snapshot) {
      this.#newest = newest;
      return [];
    }
    return this.#behind()
      .filter(part => this.#rest(part, now) <= 0)
      .sort((one, other) => this.#rest(one, now) - this.#rest(other, now))
      .slice(0, 1);
  }

  #behind(): Part[] {
    return this.#parts.filter(part => this.#turns.get(part)?.board !== this.#newest);
  }

  #rest(part: Part, now: number): number {
    return this.#turns.get(part)!.since + this.#intervals[part] - now;
  }
}

/** Whether nothing has happened but that the network has learned on. */
function isOnlyProgress(before: Board, after: Board): boolean {
  const isSameGaze =
    before.run === after.run &&
    before.at === after.at &&
    before.digit === after.digit &&
    before.problem === after.problem &&
    before.isArriving === after.isArriving &&
    (after.at === undefined || before.pictures === after.pictures);
  return isSameGaze && after.snapshot.state === 'training' && hasSameFacts(before, after);
}

function hasSameFacts({ snapshot: before }: Board, { snapshot: after }: Board): boolean {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].every(name => {
    const key = name as keyof SessionSnapshot;
    return PROGRESS.has(key) || before[key] === after[key];
  });
}
