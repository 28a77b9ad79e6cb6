import type { LoadingProgress } from './dataset.ts';

/** Adds the progress of files that are downloaded at the same time up to one. */
export class DownloadMeter {
  readonly #files: Map<string, { done: number; total: number | undefined }>;
  readonly #message: string;
  readonly #report: (progress: LoadingProgress) => void;
  #reported = Number.NEGATIVE_INFINITY;

  constructor(
    fileNames: readonly string[],
    message: string,
    report: (progress: LoadingProgress) => void,
  ) {
    this.#files = new Map(fileNames.map(name => [name, { done: 0, total: undefined }]));
    this.#message = message;
    this.#report = report;
  }

  /** Bytes of one file so far; `total` where the server has told it. */
  update(fileName: string, done: number, total: number | undefined): void {
    this.#files.set(fileName, { done, total });
    const files = [...this.#files.values()];
    const allDone = files.reduce((sum, file) => sum + file.done, 0);
    const allTotal = files.every(file => file.total !== undefined)
      ? files.reduce((sum, file) => sum + (file.total ?? 0), 0)
      : undefined;
    // A download that starts again may also go back.
    const step = Math.max(64 * 1024, (allTotal ?? 0) / 200);
    if (Math.abs(allDone - this.#reported) >= step || allDone === allTotal) {
      this.#reported = allDone;
      this.#report({
        stage: 'downloading',
        message: this.#message,
        done: allDone,
        ...(allTotal !== undefined && { total: allTotal }),
      });
    }
  }
}
