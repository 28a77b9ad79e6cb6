import type { ParamsSaver } from './paramsSaver.ts';
import type { Recovery } from './recovery.ts';
import { tellSaved } from './savedMessage.ts';

/** Saves the weights of a run before this window that are offered, and tells where they are. */
export class RecoveredSaver {
  readonly #saver: ParamsSaver;
  readonly #recovery: Recovery;
  #isSaving = false;

  constructor(saver: ParamsSaver, recovery: Recovery) {
    this.#saver = saver;
    this.#recovery = recovery;
  }

  /** A second press while the first one is at work does nothing: it would make a second file. */
  async save(): Promise<void> {
    const { recovered } = this.#recovery;
    if (recovered === undefined || this.#isSaving) {
      return;
    }
    this.#isSaving = true;
    try {
      const saved = await this.#saver.save(recovered);
      if (saved !== undefined) {
        void tellSaved('MNIST: saved as', saved);
        await this.#recovery.discard(recovered);
      }
    } finally {
      this.#isSaving = false;
    }
  }
}
