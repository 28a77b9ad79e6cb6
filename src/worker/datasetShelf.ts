import { type Dataset, type DatasetRequest, NO_DIGITS } from '../data/dataset.ts';
import type { LoadOptions } from '../data/load.ts';

export type LoadDataset = (request: DatasetRequest, options: LoadOptions) => Promise<Dataset>;

/**
 * Loads datasets and keeps the last one: most runs use the digits of the run before. Only what
 * cannot have changed meanwhile is given again: generated digits, and MNIST itself, whose content
 * was checked by its digest; what a folder of the user's holds only within one task.
 */
export class DatasetShelf {
  readonly #load: LoadDataset;
  #kept:
    | { readonly key: string; readonly dataset: Dataset; readonly mayChange: boolean }
    | undefined;

  constructor(load: LoadDataset) {
    this.#load = load;
  }

  /**
   * A whole dataset serves who wants the test digits only, but not the other way round.
   * @param isOneTask whether this and what was taken before belong to one task
   * @throws {DatasetError}
   */
  async take(request: DatasetRequest, options: LoadOptions, isOneTask = false): Promise<Dataset> {
    const key = JSON.stringify(request);
    const { testOnly = false, signal } = options;
    const isFresh = this.#kept?.key === key && (isOneTask || !this.#kept.mayChange);
    const kept = isFresh ? this.#kept?.dataset : undefined;
    if (kept && (testOnly || kept.training !== NO_DIGITS) && !signal?.aborted) {
      return kept;
    }
    this.#kept = undefined; // two datasets at once would take twice the memory
    const dataset = await this.#load(request, options);
    const mayChange = !cannotChange(request, dataset);
    if (isOneTask || !mayChange) {
      this.#kept = { key, dataset, mayChange };
    }
    return dataset;
  }
}

function cannotChange(request: DatasetRequest, { description }: Dataset): boolean {
  const isOriginal = description.kind === 'mnist' && !request.folder && !description.notice;
  return request.source === 'generated' || isOriginal;
}
