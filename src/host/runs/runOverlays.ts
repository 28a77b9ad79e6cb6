import { MOST_OVERLAYS, type RunOverlay } from '../../protocol/overlays.ts';
import { Listeners } from '../listeners.ts';
import type { Memory } from '../memory.ts';
import type { ListedRun } from './runRecord.ts';

const MEMORY_KEY = 'mnist.overlays';

type Remembered = Pick<RunOverlay, 'file' | 'slot'>;

/**
 * Which runs are drawn beside the one at hand. Every view of the dashboard shows the same ones. After a
 * reload of the window they are drawn again as soon as the runs are found.
 */
export class RunOverlays {
  readonly changes = new Listeners<readonly RunOverlay[]>();
  readonly #memory: Memory;
  #shown: readonly RunOverlay[] = [];
  /** Those from before the reload, until the runs are found. */
  #awaited: readonly Remembered[];

  constructor(memory: Memory) {
    this.#memory = memory;
    this.#awaited = memory.get<readonly Remembered[]>(MEMORY_KEY, []);
  }

  /** There are some that only their files can tell of: `update` brings them back. */
  get isWaiting(): boolean {
    return this.#awaited.length > 0;
  }

  /** In the order in which they were chosen. */
  get shown(): readonly RunOverlay[] {
    return this.#shown;
  }

  has(file: string): boolean {
    return this.#shown.some(overlay => overlay.file === file);
  }

  /** @returns false where there are too many, or where the file does not say how its run went */
  show(run: ListedRun): boolean {
    if (this.has(run.file)) {
      return true;
    }
    const taken = new Set(this.#shown.map(({ slot }) => slot));
    const slot = Array.from({ length: MOST_OVERLAYS }, (_, at) => at).find(at => !taken.has(at));
    const overlay = slot === undefined ? undefined : overlayOf(run, slot);
    if (overlay !== undefined) {
      this.#set([...this.#shown, overlay]);
    }
    return overlay !== undefined;
  }

  hide(file: string): void {
    if (this.has(file)) {
      this.#set(this.#shown.filter(overlay => overlay.file !== file));
    }
  }

  /** The file has another name now: its line stays as it is until the runs are found anew. */
  move(from: string, to: string): void {
    if (this.has(from)) {
      this.#set(this.#shown.map(one => (one.file === from ? { ...one, file: to } : one)));
    }
  }

  /** Those that are gone are no longer drawn; the others as their files are now. */
  update(runs: readonly ListedRun[]): void {
    const byFile = new Map(runs.map(run => [run.file, run]));
    const chosen = [...this.#awaited, ...this.#shown];
    this.#awaited = [];
    const updated = chosen
      .map(({ file, slot }) => overlayOf(byFile.get(file), slot))
      .filter(overlay => overlay !== undefined);
    const isSame =
      updated.length === this.#shown.length &&
      updated.every(({ file, name, curve }, at) => {
        const shown = this.#shown[at];
        return file === shown.file && name === shown.name && curve === shown.curve;
      });
    if (!isSame) {
      this.#set(updated);
    }
  }

  #set(shown: readonly RunOverlay[]): void {
    this.#shown = shown;
    const remembered: Remembered[] = shown.map(({ file, slot }) => ({ file, slot }));
    void this.#memory.update(MEMORY_KEY, remembered);
    this.changes.tell(shown);
  }
}

/** @returns undefined where the file does not say how its run went */
function overlayOf(run: ListedRun | undefined, slot: number): RunOverlay | undefined {
  const curve = run?.kind === 'run' ? run.provenance.curve : undefined;
  return run && curve && { file: run.file, name: run.name, slot, curve };
}
