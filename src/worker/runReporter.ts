import type { KeptMoments, WeightPictures } from '../protocol/subjects.ts';
import type { FromWorker } from '../protocol/workerMessages.ts';
import type { HistoryRecorder } from './historyRecorder.ts';
import type { Pace } from './pace.ts';
import type { RunMeter } from './runMeter.ts';

/** Milliseconds between two messages of a kind: 10 and 5 a second. */
const PROGRESS_INTERVAL = 100;
const PICTURES_INTERVAL = 200;

export interface RunReporterOptions {
  readonly meter: RunMeter;
  readonly history: HistoryRecorder;
  /** The weights as they are now. */
  readonly pictures: () => WeightPictures;
  /** The kept moments, if they are others than the last time. */
  readonly moments: () => KeptMoments | undefined;
  readonly pace: Pace;
  readonly emit: (event: FromWorker) => void;
}

/** Tells of a run often enough to look alive and seldom enough to cost nothing. */
export class RunReporter {
  readonly #options: RunReporterOptions;
  #progressAt = Number.NEGATIVE_INFINITY;
  #picturesAt = Number.NEGATIVE_INFINITY;
  #isWatched = false;
  #weightsChanged = true;

  constructor(options: RunReporterOptions) {
    this.#options = options;
  }

  /** Whether anybody sees the pictures: without, they are made only at pauses and at the end. */
  watch(isWatched: boolean): void {
    this.#isWatched = isWatched;
  }

  /** The pictures sent last are no longer those of the weights. */
  weightsChanged(): void {
    this.#weightsChanged = true;
  }

  /** Sends what is due. Call it between slices of work, when no update is under way. */
  tick(): void {
    const now = this.#options.pace.now();
    if (now - this.#progressAt >= PROGRESS_INTERVAL) {
      this.progress();
    }
    if (this.#isWatched && now - this.#picturesAt >= PICTURES_INTERVAL) {
      this.pictures();
    }
  }

  /** Sends position and new points now. */
  progress(): void {
    const { meter, history, pace, emit } = this.#options;
    this.#progressAt = pace.now();
    emit({ type: 'progress', position: meter.position(), points: history.drain() });
    const moments = this.#options.moments();
    if (moments !== undefined) {
      emit({ type: 'moments', moments });
    }
  }

  /** Sends the pictures now, unless the weights are those of the last ones. */
  pictures(): void {
    const { pictures, pace, emit } = this.#options;
    if (this.#weightsChanged) {
      this.#weightsChanged = false;
      this.#picturesAt = pace.now();
      emit({ type: 'pictures', pictures: pictures() });
    }
  }
}
