import { t } from '@vscode/l10n';
import { INPUT_SIZE, OUTPUT_SIZE } from '../nn/settings.ts';
import type { MyDigits as KeptDigits } from '../protocol/myDigits.ts';
import type { Folder } from './folder.ts';
import { MyDigitsStore, NO_DIGITS, sameBytes } from './myDigitsStore.ts';
import { problemOf } from './problemError.ts';
import type { Session } from './session.ts';

export interface MyDigitsOptions {
  readonly session: Session;
  /** Where they are kept; undefined where no folder is open. @throws SettingsError */
  readonly folder: () => Folder | undefined;
}

/** Keeps drawings in the workspace and tells the session which there are. */
export class MyDigits {
  readonly #options: MyDigitsOptions;
  /** One change after the other. */
  #last: Promise<void> = Promise.resolve();

  constructor(options: MyDigitsOptions) {
    this.#options = options;
  }

  /** Reads those that are there: at the start, and when the files may have changed. */
  load(): Promise<void> {
    return this.#change(store => store.read());
  }

  keep(image: Uint8Array, label: number): Promise<void> {
    return isDigit(image, label)
      ? this.#change(store => store.add(image, label), NO_FOLDER)
      : this.#last;
  }

  forget(image: Uint8Array, label: number): Promise<void> {
    return isDigit(image, label)
      ? this.#change(store => store.remove(image, label), NO_FOLDER)
      : this.#last;
  }

  /** @param withoutFolder what to say where no folder is open */
  #change(
    work: (store: MyDigitsStore) => Promise<KeptDigits>,
    withoutFolder?: () => string,
  ): Promise<void> {
    this.#last = this.#last.then(async () => {
      try {
        const folder = this.#options.folder();
        if (folder === undefined) {
          this.#tell({ ...NO_DIGITS, problem: withoutFolder?.() });
        } else {
          this.#tell(await work(new MyDigitsStore(folder)));
        }
      } catch (error) {
        // Those that were there stay: only the newest change failed.
        const known = this.#options.session.facts.myDigits ?? NO_DIGITS;
        this.#tell({ ...known, problem: problemOf(error).message });
      }
    });
    return this.#last;
  }

  #tell({ images, labels, problem }: KeptDigits): void {
    const { session } = this.#options;
    const known = session.facts.myDigits;
    const isKnown =
      known !== undefined &&
      known.problem === problem &&
      sameBytes(known.labels, labels) &&
      sameBytes(known.images, images);
    if (!isKnown) {
      session.announce({ myDigits: { images, labels, ...(problem && { problem }) } });
    }
  }
}

const NO_FOLDER = () => t('Open a folder first: drawings are kept in the workspace.');

/** What comes from a page may be anything. */
function isDigit(image: unknown, label: unknown): boolean {
  const isImage = image instanceof Uint8Array && image.length === INPUT_SIZE;
  return isImage && Number.isInteger(label) && Number(label) >= 0 && Number(label) < OUTPUT_SIZE;
}
