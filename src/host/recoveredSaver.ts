import { t } from '@vscode/l10n';
import type { OnFault, ParamsSaver } from './paramsSaver.ts';
import type { Recovery } from './recovery.ts';
import { tellSaved } from './savedMessage.ts';
import type { Session } from './session.ts';

export interface RecoveredSaverOptions {
  readonly session: Session;
  readonly saver: ParamsSaver;
  readonly recovery: Recovery;
}

/** Saves the weights of a run before this window that are offered, and tells where they are. */
export class RecoveredSaver {
  readonly #options: RecoveredSaverOptions;
  #isSaving = false;

  constructor(options: RecoveredSaverOptions) {
    this.#options = options;
  }

  /** Into the workspace; without one the user is asked where. */
  async save(): Promise<void> {
    await this.#saveBy('save');
  }

  /** Into a file that the user chooses. */
  async saveAs(): Promise<void> {
    await this.#saveBy('saveAs');
  }

  /** A second press while the first one is at work does nothing: it would make a second file. */
  async #saveBy(way: 'save' | 'saveAs'): Promise<void> {
    const { saver, recovery } = this.#options;
    const { recovered } = recovery;
    if (recovered === undefined || this.#isSaving) {
      return;
    }
    this.#isSaving = true;
    try {
      const saved = await saver[way](recovered, this.#onFault);
      if (saved !== undefined) {
        void tellSaved(saved, t('MNIST: saved as {file}', { file: saved.label }));
        await recovery.discard(recovered);
      }
    } finally {
      this.#isSaving = false;
    }
  }

  /** The dashboard, where they are offered, says why. */
  readonly #onFault: OnFault = saveProblem => {
    const { session } = this.#options;
    const { recovered } = session.facts;
    session.announce({ recovered: recovered && { ...recovered, saveProblem } });
    return session.views.isWatching;
  };
}
