import type { SessionChange } from '../protocol/snapshot.ts';
import type { Checkpoint, RunPosition } from '../protocol/subjects.ts';

/** The last good weights of a run, and which of its weights are in files. */
export class HeldWeights {
  #newest: Checkpoint | undefined;
  /** Names of the files, by the updates of the weights that they hold. */
  readonly #files = new Map<number, string>();
  /** The newest of them, by where the run stood: after a divergence its weights are older. */
  #lastFile: { readonly iteration: number; readonly name: string } | undefined;

  /** Why the newest attempt to save some of them failed. */
  #saveProblem: string | undefined;

  get newest(): Checkpoint | undefined {
    return this.#newest;
  }

  take(checkpoint: Checkpoint): void {
    this.#newest = checkpoint;
  }

  /**
   * A file holds these weights now. They may be older than the newest.
   * @param position where the run stands, while it is on
   */
  markSaved(checkpoint: Checkpoint, name: string, position?: RunPosition): void {
    const iterations = iterationsOf(checkpoint);
    this.#saveProblem = undefined;
    this.#files.set(iterations, name);
    const isNewest = checkpoint === this.#newest;
    const iteration = isNewest ? Math.max(iterations, position?.iteration ?? 0) : iterations;
    if (iteration >= (this.#lastFile?.iteration ?? 0)) {
      this.#lastFile = { iteration, name };
    }
  }

  markNotSaved(message: string): void {
    this.#saveProblem = message;
  }

  /**
   * Whether there are weights that no file holds, and else the file.
   * @param position while the run is on: its worker has the newest weights, before any checkpoint
   */
  change(
    position?: RunPosition,
  ): Required<Pick<SessionChange, 'canSave' | 'savedAs' | 'saveProblem'>> {
    const iterations = iterationsOf(this.#newest);
    const iteration = Math.max(iterations, position?.iteration ?? 0);
    const isInLastFile = (this.#lastFile?.iteration ?? 0) >= iteration;
    const live = isInLastFile ? this.#lastFile?.name : undefined;
    const savedAs = position === undefined ? this.#files.get(iterations) : live;
    const canSave = iteration > 0 && savedAs === undefined;
    const saveProblem = canSave ? this.#saveProblem : undefined;
    return { canSave, savedAs: savedAs ?? null, saveProblem: saveProblem ?? null };
  }
}

function iterationsOf(checkpoint: Checkpoint | undefined): number {
  return checkpoint?.provenance.iterations ?? 0;
}
