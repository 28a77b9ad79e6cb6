import path from 'node:path';
import { ParamsError } from '../../params/paramsFile.ts';
import type { Clock } from '../clock.ts';
import { Listeners } from '../listeners.ts';
import { problemOf } from '../problemError.ts';
import { type RunFiles, readHeader } from './readHeader.ts';
import { type ListedRun, nameOfRun } from './runRecord.ts';

/** Files that are read at the same time. */
const AT_ONCE = 8;
/** Files that come together are told together, so many milliseconds later. */
const CALM = 150;

/**
 * The runs of the workspace. Nothing is looked for before somebody asks; then the list keeps itself
 * up to date, and reads again only the files that have changed.
 */
export class RunList {
  /** Tells that the runs are others now. */
  readonly changes = new Listeners<void>();
  readonly #files: RunFiles;
  readonly #clock: Clock;
  #runs: readonly ListedRun[] = [];
  #known = new Map<string, { readonly stamp: string; readonly run: ListedRun }>();
  #watching: { dispose(): void } | undefined;
  #cancelTimer: (() => void) | undefined;
  #search: Promise<void> | undefined;
  #isStale = false;
  #isDisposed = false;

  constructor(files: RunFiles, clock: Clock) {
    this.#files = files;
    this.#clock = clock;
  }

  /** In no order. */
  async all(): Promise<readonly ListedRun[]> {
    if (this.#watching === undefined && !this.#isDisposed) {
      this.#watching = this.#files.watch(() => this.#soon());
      this.#search = this.#update();
    }
    await this.#search;
    return this.#runs;
  }

  /** Those that were found last. */
  get found(): readonly ListedRun[] {
    return this.#runs;
  }

  /** Looks for them anew. */
  async refresh(): Promise<void> {
    if (this.#watching === undefined) {
      await this.all();
      return;
    }
    if (this.#search !== undefined) {
      this.#isStale = true; // what is being looked at may have changed behind its back
    } else {
      this.#search = this.#update();
    }
    await this.#search;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#cancelTimer?.();
    this.#watching?.dispose();
  }

  #soon(): void {
    this.#cancelTimer ??= this.#clock.after(CALM, () => {
      this.#cancelTimer = undefined;
      void this.refresh();
    });
  }

  async #update(): Promise<void> {
    try {
      do {
        this.#isStale = false;
        const files = await this.#files.find();
        this.#runs = await inTurns(files, file => this.#read(file));
        const wanted = new Set(files);
        this.#known = new Map([...this.#known].filter(([file]) => wanted.has(file)));
      } while (this.#isStale && !this.#isDisposed);
    } finally {
      this.#search = undefined;
    }
    if (!this.#isDisposed) {
      this.changes.tell();
    }
  }

  async #read(file: string): Promise<ListedRun> {
    const fileName = path.posix.basename(decodeURIComponent(file));
    const place = { file, fileName, name: nameOfRun(fileName) };
    let stamp = '';
    let modified = 0;
    try {
      const facts = await this.#files.facts(file);
      modified = facts.modified;
      stamp = `${facts.bytes} ${modified}`;
      const known = this.#known.get(file);
      if (known?.stamp === stamp) {
        return known.run;
      }
      const header = await readHeader(this.#files, file, fileName, facts.bytes);
      return this.#keep(stamp, { kind: 'run', ...place, modified, ...header });
    } catch (error) {
      const { message } = problemOf(error);
      const run: ListedRun = { kind: 'unreadable', ...place, modified, message };
      // What its content says stays so until it changes; a disk may come back.
      return error instanceof ParamsError ? this.#keep(stamp, run) : run;
    }
  }

  #keep(stamp: string, run: ListedRun): ListedRun {
    this.#known.set(run.file, { stamp, run });
    return run;
  }
}

/** The results in the order of the items, a few of them at the same time. */
async function inTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const at = next++;
      results[at] = await work(items[at]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
  return results;
}
