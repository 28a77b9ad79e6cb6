import { MOST_OVERLAYS, type RunOverlay } from '../../protocol/overlays.ts';
import { Listeners } from '../listeners.ts';
import type { ListedRun } from './runRecord.ts';

/** Which runs are drawn beside the one at hand. Every view of the dashboard shows the same ones. */
export class RunOverlays {
  readonly changes = new Listeners<readonly RunOverlay[]>();
  #shown: readonly RunOverlay[] = [];

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
    const curve = run.kind === 'run' ? run.provenance.curve : undefined;
    if (curve === undefined || this.#shown.length >= MOST_OVERLAYS) {
      return false;
    }
    const taken = new Set(this.#shown.map(({ slot }) => slot));
    const slot = Array.from({ length: MOST_OVERLAYS }, (_, at) => at).find(at => !taken.has(at));
    this.#set([...this.#shown, { file: run.file, name: run.name, slot: slot ?? 0, curve }]);
    return true;
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
    const updated = this.#shown.flatMap(overlay => {
      const run = byFile.get(overlay.file);
      const curve = run?.kind === 'run' ? run.provenance.curve : undefined;
      if (run === undefined || curve === undefined) {
        return [];
      }
      const isSame = run.name === overlay.name && curve === overlay.curve;
      return [isSame ? overlay : { ...overlay, name: run.name, curve }];
    });
    const isSame =
      updated.length === this.#shown.length && updated.every((one, at) => one === this.#shown[at]);
    if (!isSame) {
      this.#set(updated);
    }
  }

  #set(shown: readonly RunOverlay[]): void {
    this.#shown = shown;
    this.changes.tell(shown);
  }
}
