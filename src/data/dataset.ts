/** Digits and what they are. */
export interface LabelledImages {
  readonly count: number;
  /** `[count, 784]`, rows of 28 pixels, 0 (background) to 255 (ink) */
  readonly images: Uint8Array;
  /** `[count]`, 0 to 9 */
  readonly labels: Uint8Array;
}

/** In the place of digits that nobody asked for; a file without digits is an error. */
export const NO_DIGITS: LabelledImages = {
  count: 0,
  images: new Uint8Array(0),
  labels: new Uint8Array(0),
};

/** What a dataset is called and where it comes from; shown in the panel, in reports and in params files. */
export interface DatasetDescription {
  /** `generated` is always shown as generated digits; `custom`: an IDX set that is not MNIST. */
  readonly kind: 'mnist' | 'generated' | 'custom';
  /** E.g. `MNIST`, `generated digits`, `Fashion-MNIST` or the folder's name. */
  readonly name: string;
  /** Where it was found, for people: a folder, a host, `generated with seed 1`. */
  readonly source: string;
  /**
   * SHA-256 (hex) over the uncompressed training images, training labels, test images, test labels.
   * Where only the test digits were read: of the dataset that they are known to be from, or empty.
   */
  readonly digest: string;
  /** 0 where only the test digits were read. */
  readonly trainingCount: number;
  readonly testCount: number;
  /** Why it is not what was asked for, e.g. that MNIST could not be downloaded. */
  readonly notice?: string;
}

export interface Dataset {
  readonly description: DatasetDescription;
  /** `NO_DIGITS` where only the test digits were asked for. */
  readonly training: LabelledImages;
  /** For reporting only: nothing may be chosen by looking at it. */
  readonly test: LabelledImages;
}

/** What the user's settings ask for. All values are plain data, so that a worker can be sent it. */
export interface DatasetRequest {
  /** `auto`: folder, usual places, cache, download, generated digits; in this order. */
  readonly source: 'auto' | 'generated';
  /** `mnist.datasetFolder`: if set, it is used or the request fails. */
  readonly folder?: string;
  /** Where torchvision may have left a `data/MNIST/raw`; missing: the process's own folder. */
  readonly projectFolders?: readonly string[];
  /** The extension's own cache; missing: nothing is cached or downloaded. */
  readonly cacheFolder?: string;
  /** Base addresses with the four IDX `.gz` files, or addresses of a Keras `mnist.npz`; tried in turn. */
  readonly mirrors: readonly string[];
  /** For generated digits. */
  readonly generator: { readonly training: number; readonly test: number; readonly seed: number };
}

/** What loading is doing, for a progress bar. `total` is missing where it is not known. */
export interface LoadingProgress {
  readonly stage: 'finding' | 'downloading' | 'generating' | 'reading';
  /** One short sentence, e.g. `Downloading MNIST from storage.googleapis.com`. */
  readonly message: string;
  /** Bytes when downloading, digits when generating. */
  readonly done?: number;
  readonly total?: number;
}

export type DatasetFault =
  | 'missing' // no such folder or file
  | 'not-idx' // not an IDX file, or one of another kind
  | 'truncated'
  | 'counts-differ'
  | 'bad-label'
  | 'bad-shape'
  | 'digest'
  | 'network'
  | 'storage' // disk full, read-only
  | 'cancelled';

/** Why a dataset cannot be used; the message says what is wrong, where, and what to do next. */
export class DatasetError extends Error {
  override readonly name = 'DatasetError';
  readonly reason: DatasetFault;

  constructor(reason: DatasetFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
