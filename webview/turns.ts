import type { SessionSnapshot } from '../src/protocol/snapshot.ts';
import type { Board } from './board.ts';

/** Milliseconds between two times that a part is drawn while the run goes on. */
const INTERVAL = 250;

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
 * Parts of the page that take turns while a run goes on: of its updates each is drawn by one of
 * them, so that no frame has to draw them all, and each is drawn at most four times a second. What a
 * person does, and whatever else happens to the run, all of them show at once.
 */
export class Turns<Part extends string> {
  readonly #parts: readonly Part[];
  readonly #turns = new Map<Part, Turn>();
  #newest: Board | undefined;

  constructor(parts: readonly Part[]) {
    this.#parts = parts;
  }

  /** Some parts do not show the newest board: ask again soon, even if no other one comes. */
  get isBehind(): boolean {
    return this.#parts.some(part => this.#isBehind(part));
  }

  /**
   * The board that each part shows now: always the same object as long as it is not its turn.
   * @param now milliseconds
   */
  boards(newest: Board, now: number): Readonly<Record<Part, Board>> {
    const before = this.#newest;
    const isMore = before !== undefined && isOnlyProgress(before, newest);
    const board = isMore && before.snapshot === newest.snapshot ? before : newest;
    this.#newest = board;
    for (const part of isMore ? this.#next(now) : this.#parts) {
      this.#turns.set(part, { board, since: now });
    }
    const boards = this.#parts.map(part => [part, this.#turns.get(part)!.board]);
    return Object.fromEntries(boards) as Record<Part, Board>;
  }

  /** Of the parts that are behind the one that has waited longest, if it has waited long enough. */
  #next(now: number): Part[] {
    const since = (part: Part) => this.#turns.get(part)!.since;
    return this.#parts
      .filter(part => this.#isBehind(part) && now - since(part) >= INTERVAL)
      .sort((one, other) => since(one) - since(other))
      .slice(0, 1);
  }

  #isBehind(part: Part): boolean {
    return this.#turns.get(part)?.board !== this.#newest;
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
