import { homedir } from 'node:os';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { Cache, NPZ_NAME } from './cache.ts';
import {
  type Dataset,
  DatasetError,
  type DatasetRequest,
  type LoadingProgress,
} from './dataset.ts';
import { describe } from './describe.ts';
import { download } from './download.ts';
import { type FolderDataset, readFolder } from './folder.ts';
import { generatedDataset } from './generatedDataset.ts';
import { type KnownDataset, MNIST } from './knownDatasets.ts';
import { type Patience, USUAL_PATIENCE } from './transfer.ts';
import { usualPlaces } from './usualPlaces.ts';

export interface LoadOptions {
  /** Ends loading with DatasetError `cancelled`. */
  readonly signal?: AbortSignal;
  /** Ends a download; loading goes on with generated digits. */
  readonly skipDownload?: AbortSignal;
  readonly onProgress?: (progress: LoadingProgress) => void;
  /** For measuring a network: training digits in files are not looked at, damaged or missing. */
  readonly testOnly?: boolean;
  /** Which digits to look for and to download, MNIST if missing. */
  readonly expected?: KnownDataset;
  /** Where other programs may have left them, `usualPlaces` if missing. */
  readonly places?: readonly string[];
  readonly patience?: Patience;
}

/**
 * Finds, downloads or generates the dataset that the request asks for. Whatever happens to the
 * other sources, `auto` without a folder ends with generated digits and a notice that says why.
 * @throws DatasetError: `cancelled`, or what is wrong with `request.folder`
 */
export async function loadDataset(
  request: DatasetRequest,
  options: LoadOptions = {},
): Promise<Dataset> {
  try {
    options.signal?.throwIfAborted();
    return await new Search(request, options).load();
  } catch (error) {
    if (options.signal?.aborted) {
      throw new DatasetError('cancelled', t('Loading the dataset was cancelled.'), {
        cause: error,
      });
    }
    throw error;
  }
}

/** One search through all sources, with what a person should know about the ones passed over. */
class Search {
  readonly #request: DatasetRequest;
  readonly #options: LoadOptions;
  readonly #expected: KnownDataset;
  readonly #notes: string[] = [];

  constructor(request: DatasetRequest, options: LoadOptions) {
    this.#request = request;
    this.#options = options;
    this.#expected = options.expected ?? MNIST;
  }

  async load(): Promise<Dataset> {
    const { source, folder, cacheFolder } = this.#request;
    if (source === 'generated') {
      return await generatedDataset(this.#request.generator, this.#options);
    }
    if (folder) {
      return await this.#describe(await this.#read(inHome(folder)));
    }
    const found = await this.#fromUsualPlaces();
    if (found !== undefined || !cacheFolder) {
      return (
        found ??
        (await this.#generate(
          t('{name} was not found on this machine', { name: this.#expected.name }),
        ))
      );
    }
    const cache = new Cache(cacheFolder);
    return (await this.#fromCache(cache)) ?? (await this.#fromDownload(cache));
  }

  async #fromUsualPlaces(): Promise<Dataset | undefined> {
    this.#report('finding', t('Looking for {name}', { name: this.#expected.name }));
    for (const place of this.#options.places ?? placesHere(this.#request)) {
      const dataset = await this.#fromPlace(place);
      if (dataset !== undefined) {
        return dataset;
      }
    }
    return undefined;
  }

  /** A copy that nobody asked for by name is only used if it is the original. */
  async #fromPlace(place: string): Promise<Dataset | undefined> {
    const { testOnly } = this.#options;
    try {
      const dataset = await this.#describe(
        await readFolder(place, { testOnly, subfolders: ['.'] }),
      );
      if (dataset.description.kind === 'mnist') {
        return dataset;
      }
      this.#notes.push(
        t('{place} was passed over: its digits are not the original ones.', { place }),
      );
    } catch (error) {
      if (!(error instanceof DatasetError)) {
        throw error;
      }
      if (error.reason !== 'missing') {
        this.#notes.push(
          t('A damaged copy was passed over: {message}', { message: error.message }),
        );
      }
    }
    return undefined;
  }

  async #fromCache(cache: Cache): Promise<Dataset | undefined> {
    const notes = this.#notes.length;
    const dataset = await this.#fromPlace(cache.folder);
    if (this.#notes.length > notes) {
      // `download` looks at the IDX files one by one and keeps those that are whole.
      this.#notes.splice(
        notes,
        1,
        t('The copy in {folder} was damaged and thrown away.', { folder: cache.folder }),
      );
      await cache.discard(NPZ_NAME);
    }
    return dataset;
  }

  async #fromDownload(cache: Cache): Promise<Dataset> {
    const { skipDownload, signal } = this.#options;
    const signals = [skipDownload, signal].filter(one => one !== undefined);
    try {
      const { content, host, storageProblem } = await download(this.#request.mirrors, cache, {
        expected: this.#expected,
        patience: this.#options.patience ?? USUAL_PATIENCE,
        signal: AbortSignal.any(signals),
        onProgress: progress => this.#options.onProgress?.(progress),
      });
      if (storageProblem !== undefined) {
        this.#notes.push(
          t('The download could not be kept for the next time: {storageProblem}', {
            storageProblem,
          }),
        );
      }
      return await this.#describe({ content, folder: host });
    } catch (error) {
      if (skipDownload?.aborted) {
        return await this.#generate(t('The download was skipped'));
      }
      if (error instanceof DatasetError) {
        return await this.#generate(error.message);
      }
      throw error;
    }
  }

  async #read(folder: string): Promise<FolderDataset> {
    this.#report('reading', t('Reading {folder}', { folder }));
    return await readFolder(folder, { testOnly: this.#options.testOnly });
  }

  async #describe({ content, folder }: FolderDataset): Promise<Dataset> {
    const dataset = await describe(content, folder, this.#expected, this.#options.signal);
    return this.#notes.length === 0
      ? dataset
      : { ...dataset, description: { ...dataset.description, notice: this.#notes.join(' ') } };
  }

  async #generate(why: string): Promise<Dataset> {
    const notice = [t('{why}: these are generated digits.', { why }), ...this.#notes].join(' ');
    return await generatedDataset(this.#request.generator, this.#options, notice);
  }

  #report(stage: LoadingProgress['stage'], message: string): void {
    this.#options.onProgress?.({ stage, message });
  }
}

function placesHere(request: DatasetRequest): string[] {
  const projects = request.projectFolders ?? [process.cwd()];
  return usualPlaces({ home: homedir(), projects, environment: process.env });
}

/** A shell would have done that, a settings page does not. */
function inHome(folder: string): string {
  return /^~[/\\]/.test(folder) ? join(homedir(), folder.slice(2)) : folder;
}
