// Every message between host and worker.
// A request carries a `requestId` and is answered by its reply or by `requestFailed`.
import type { DatasetDescription, DatasetRequest, LoadingProgress } from '../data/dataset.ts';
import type { EngineName } from '../engine/engine.ts';
import type { PresetName } from '../nn/presets.ts';
import type { TrainingSettings } from '../nn/settings.ts';
import type { ParamsFormat } from '../params/codec.ts';
import type { LayerCourse } from './inside.ts';
import type { ParamsComparison } from './paramsComparison.ts';
import type { ParamsPortrait } from './paramsPortrait.ts';
import type { PictureDigit } from './pictureReading.ts';
import type { Answer, Asking } from './questions.ts';
import type { Advice, Steering, StopWish } from './steering.ts';
import type {
  Checkpoint,
  DigitPredictions,
  EvaluationReport,
  HistoryPoints,
  KeptMoments,
  Problem,
  RunPosition,
  TestPredictions,
  WeightPictures,
} from './subjects.ts';

/** A params file of any format, as it was read. */
export interface ParamsBytes {
  /** Its ending says the format. */
  readonly fileName: string;
  readonly file: Uint8Array;
  /** Of the largest content that is unpacked; missing: the codecs' own limit. */
  readonly maximumBytes?: number;
}

// ---- Host -> worker ---------------------------------------------------------------------

export type ToWorker =
  | {
      readonly type: 'train';
      readonly preset: PresetName;
      readonly settings: TrainingSettings;
      readonly engine: EngineName;
      readonly threads: number;
      readonly dataset: DatasetRequest;
      /** Program name and version for the params file. */
      readonly program: string;
      /** See `Provenance`. */
      readonly changedFrom?: string;
      /**
       * The weights that it begins with. Where they say their `place`, the run that was there goes on:
       * with its digits (else it fails with `other-digits`), and with what its optimizer remembers.
       */
      readonly from?: Checkpoint;
      /** Memory for weights of earlier moments, which can be asked about; missing: none are kept. */
      readonly historyBytes?: number;
    }
  | { readonly type: 'pause' }
  /** Takes effect with the next batch; answered by `steered`. */
  | {
      readonly type: 'steer';
      /** On the learning rate of the schedule. */
      readonly learningRateFactor?: number;
      readonly stop?: StopWish;
    }
  /**
   * After a divergence the factor (above 0, at most 1) lowers the learning rate for the rest of the
   * run. The batch that failed is trained again; without a factor it fails again.
   */
  | { readonly type: 'resume'; readonly learningRateFactor?: number }
  /** Valid while paused: trains one batch, or to the end of the epoch, and pauses again. */
  | { readonly type: 'step'; readonly unit: 'batch' | 'epoch' }
  /** Ends the run, or cancels loading. In a run `stopped` answers with the weights. */
  | { readonly type: 'stop' }
  /** Ends a download; loading goes on with generated digits. */
  | { readonly type: 'useGeneratedDigits' }
  /** Whether anybody sees the pictures; none are made otherwise. */
  | { readonly type: 'watch'; readonly pictures: boolean }
  | { readonly type: 'getDigits'; readonly requestId: number; readonly indices: Uint32Array }
  /** `at`: of the kept moment that lies nearest to this iteration; missing: of now. */
  | { readonly type: 'getCheckpoint'; readonly requestId: number; readonly at?: number }
  /** About the network of the run that is on, or was last. */
  | ({ readonly type: 'ask'; readonly requestId: number } & Asking)
  | ({
      readonly type: 'evaluate';
      readonly requestId: number;
      readonly dataset: DatasetRequest;
      /** All that this worker is asked is one task: what it has read of the dataset serves it. */
      readonly isOneTask?: boolean;
    } & ParamsBytes)
  | ({
      readonly type: 'predict';
      readonly requestId: number;
      readonly dataset: DatasetRequest;
      readonly indices: Uint32Array;
    } & ParamsBytes)
  | {
      readonly type: 'compare';
      readonly requestId: number;
      readonly dataset: DatasetRequest;
      readonly files: readonly [ParamsBytes, ParamsBytes];
    }
  /** A digit in a PNG file, and what the network of a params file says of it. */
  | {
      readonly type: 'readPicture';
      readonly requestId: number;
      readonly fileName: string;
      readonly file: Uint8Array;
      /** Missing: no network is asked. */
      readonly params?: ParamsBytes;
    }
  /** What a params editor shows of it. */
  | ({ readonly type: 'portray'; readonly requestId: number } & ParamsBytes)
  /** The same network in another format. */
  | ({
      readonly type: 'convert';
      readonly requestId: number;
      readonly format: ParamsFormat;
    } & ParamsBytes);

// ---- Worker -> host ---------------------------------------------------------------------

export type FromWorker =
  | { readonly type: 'loading'; readonly progress: LoadingProgress }
  | {
      readonly type: 'started';
      readonly dataset: DatasetDescription;
      /** The engine that runs, and why it is not the one asked for. */
      readonly engine: EngineName;
      readonly engineNotice?: string;
      readonly testLabels: Uint8Array;
      readonly position: RunPosition;
    }
  /** At most 10 a second, and one more at every end of an epoch. `points` are the new ones only. */
  | { readonly type: 'progress'; readonly position: RunPosition; readonly points: HistoryPoints }
  /** At most 5 a second, only while watched; and one at every pause and end. */
  | { readonly type: 'pictures'; readonly pictures: WeightPictures }
  | { readonly type: 'testPredictions'; readonly predictions: TestPredictions }
  /** The earlier moments that can be asked about are others. At most 10 a second. */
  | { readonly type: 'moments'; readonly moments: KeptMoments }
  /** Everything measured so far, about 200 times a run at most. */
  | { readonly type: 'layerCourse'; readonly course: LayerCourse }
  /**
   * At every end of an epoch, after `progress` and `testPredictions` of that moment. Loss and
   * training accuracy are means over the epoch's batches, while the weights changed.
   */
  | {
      readonly type: 'epoch';
      readonly epoch: number;
      readonly loss: number;
      readonly trainAccuracy: number;
      readonly testAccuracy: number;
      readonly samplesPerSecond: number;
      readonly seconds: number;
    }
  /**
   * The last good weights: at every end of an epoch and about every second of training (of a very
   * wide network less often), unless their loss shows that they are on their way to diverge.
   */
  | { readonly type: 'checkpoint'; readonly checkpoint: Checkpoint }
  /** `diverged`: the weights are the last good ones again. */
  | { readonly type: 'paused'; readonly position: RunPosition; readonly problem?: Problem }
  | { readonly type: 'resumed' }
  | { readonly type: 'steered'; readonly steering: Steering }
  /** At most once a run for each reason. */
  | { readonly type: 'advice'; readonly advice: Advice }
  /** `guessing`: the weights have learned nothing. */
  | {
      readonly type: 'finished';
      /** Why before its last epoch. */
      readonly ending?: string;
      readonly position: RunPosition;
      readonly checkpoint: Checkpoint;
      readonly problem?: Problem;
    }
  | {
      readonly type: 'stopped';
      readonly position: RunPosition;
      readonly checkpoint: Checkpoint;
      readonly problem?: Problem;
    }
  /** Loading was cancelled; nothing was trained. */
  | { readonly type: 'cancelled' }
  | { readonly type: 'failed'; readonly problem: Problem; readonly checkpoint?: Checkpoint }
  | { readonly type: 'digits'; readonly requestId: number; readonly digits: DigitPredictions }
  | { readonly type: 'answered'; readonly requestId: number; readonly answer: Answer }
  | {
      readonly type: 'currentCheckpoint';
      readonly requestId: number;
      readonly checkpoint: Checkpoint;
    }
  | { readonly type: 'evaluated'; readonly requestId: number; readonly report: EvaluationReport }
  | {
      readonly type: 'predicted';
      readonly requestId: number;
      readonly dataset: DatasetDescription;
      readonly digits: DigitPredictions;
    }
  | {
      readonly type: 'compared';
      readonly requestId: number;
      readonly comparison: ParamsComparison;
    }
  | {
      readonly type: 'pictureRead';
      readonly requestId: number;
      readonly digit: PictureDigit;
      /** `[10]`, where a network was asked. */
      readonly probabilities?: Float32Array;
    }
  | { readonly type: 'portrayed'; readonly requestId: number; readonly portrait: ParamsPortrait }
  | {
      readonly type: 'converted';
      readonly requestId: number;
      readonly file: Uint8Array;
      /** Sizes of all layers, from the input. */
      readonly layers: readonly number[];
    }
  | { readonly type: 'requestFailed'; readonly requestId: number; readonly problem: Problem };
