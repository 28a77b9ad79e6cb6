import { Listeners } from '../listeners.ts';
import type { Memory } from '../memory.ts';

const MEMORY_KEY = 'mnist.pinnedRuns';
/** Files that are gone are forgotten in the end. */
const MOST_PINNED = 200;

/** The runs that stand on top because somebody wants them there. */
export class PinnedRuns {
  readonly changes = new Listeners<void>();
  readonly #memory: Memory;

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  has(file: string): boolean {
    return this.#files.includes(file);
  }

  set(files: readonly string[], isPinned: boolean): void {
    const others = this.#files.filter(file => !files.includes(file));
    this.#keep(isPinned ? [...others, ...files] : others);
  }

  /** The file has another name now. */
  move(from: string, to: string): void {
    this.#keep(this.#files.map(file => (file === from ? to : file)));
  }

  get #files(): readonly string[] {
    return this.#memory.get<readonly string[]>(MEMORY_KEY, []);
  }

  #keep(files: readonly string[]): void {
    void this.#memory.update(MEMORY_KEY, files.slice(-MOST_PINNED));
    this.changes.tell();
  }
}
