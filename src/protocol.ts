// Every message between the rooms: host <-> worker and host <-> view. Types only.
// Rules: a request carries a `requestId` and is answered by its reply or by `requestFailed`;
// typed arrays are whole buffers (slice(), never subarray()); no NaN outside typed arrays.
import type { DatasetDescription, DatasetRequest, LoadingProgress } from './data/dataset.ts';
import type { EngineName } from './engine/engine.ts';
import type { NetworkParameters } from './nn/parameters.ts';
import type { PresetName } from './nn/presets.ts';
import type { TrainingSettings } from './nn/settings.ts';
import type { Provenance, RunOutcome } from './params/paramsFile.ts';

// ---- What both conversations speak of ---------------------------------------------------

/** Where a run stands. */
export interface RunPosition {
  /** Updates so far, and in all. */
  readonly iteration: number;
  readonly totalIterations: number;
  readonly iterationsPerEpoch: number;
  /** Completed epochs, and in all. */
  readonly epoch: number;
  readonly epochs: number;
  /** Digits trained per second, evaluation and pauses left out. 0 before the first. */
  readonly samplesPerSecond: number;
  /** That is the mean over the whole run, which has ended; missing: over about the last second. */
  readonly isMeanSpeed?: true;
  /**
   * Seconds of training so far, without pauses and without measuring accuracy; and the estimate of
   * what is left, with the measuring still to come.
   */
  readonly seconds: number;
  readonly secondsLeft: number;
  readonly learningRate: number;
  /** While accuracy is measured, where that takes more than about a second. */
  readonly measuring?: Measuring;
}

/** How far a measure of accuracy is, in digits. */
export interface Measuring {
  readonly digits: 'test' | 'validation';
  readonly done: number;
  readonly total: number;
}

/**
 * The curves. A training point is the mean over the batches since the point before; a test point
 * is the whole test set. At most about 2,000 training points a run, by construction.
 */
export interface HistoryPoints {
  readonly training: {
    readonly iteration: Float64Array;
    readonly loss: Float64Array;
    readonly accuracy: Float64Array;
  };
  readonly test: {
    readonly iteration: Float64Array;
    readonly loss: Float64Array;
    readonly accuracy: Float64Array;
  };
}

/** The first layer as pictures. */
export interface WeightPictures {
  readonly iteration: number;
  /** Units in the first layer, and how many of them (the strongest) are here. */
  readonly unitsInAll: number;
  /** `[units]` index of each unit in the layer, by falling strength */
  readonly units: Uint32Array;
  /** `[units]` length (L2 norm) of the unit's weight vector, the strength */
  readonly strengths: Float32Array;
  /** `[units, 784]` weights, scaled so that 127 is `scale` */
  readonly weights: Int8Array;
  /** Largest absolute weight of all units. */
  readonly scale: number;
  /** `[units, nextOutputs]` the weights by which the next layer reads the unit; empty without a hidden layer */
  readonly outgoing: Float32Array;
  readonly nextOutputs: number;
}

/** What the network says about every test digit. */
export interface TestPredictions {
  readonly iteration: number;
  /** `[testCount]` the digit with the largest probability */
  readonly predicted: Uint8Array;
}

/** Test digits with what the current weights say of them. */
export interface DigitPredictions {
  readonly iteration: number;
  readonly indices: Uint32Array;
  /** `[n, 784]` 0 to 255 */
  readonly images: Uint8Array;
  /** `[n]` */
  readonly labels: Uint8Array;
  /** `[n, 10]` */
  readonly probabilities: Float32Array;
}

/** Something that went wrong, in words for a person. */
export interface Problem {
  /** E.g. `dataset/truncated`, `params/offsets`, `diverged`, `worker`. */
  readonly reason: string;
  readonly message: string;
}

/** Weights worth keeping, with what made them. */
export interface Checkpoint {
  readonly parameters: NetworkParameters;
  readonly provenance: Provenance;
}

/** The measure of a network on a test set. */
export interface EvaluationReport {
  readonly dataset: DatasetDescription;
  readonly layers: readonly number[];
  readonly total: number;
  readonly correct: number;
  readonly accuracy: number;
  /** Mean cross-entropy in nats. */
  readonly loss: number;
  /** `[10][10]` rows: the true digit, columns: the predicted one */
  readonly confusion: readonly (readonly number[])[];
  /** Per digit 0 to 9; `null` where nothing was predicted (precision) or present (recall). */
  readonly precision: readonly (number | null)[];
  readonly recall: readonly (number | null)[];
  /** The wrong digits, the surest mistakes first. */
  readonly wrong: DigitPredictions;
  readonly provenance: Provenance;
  readonly seconds: number;
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
    }
  | { readonly type: 'pause' }
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
  | { readonly type: 'getCheckpoint'; readonly requestId: number }
  | {
      readonly type: 'evaluate';
      readonly requestId: number;
      readonly fileName: string;
      readonly file: Uint8Array;
      readonly dataset: DatasetRequest;
    }
  | {
      readonly type: 'predict';
      readonly requestId: number;
      readonly fileName: string;
      readonly file: Uint8Array;
      readonly dataset: DatasetRequest;
      readonly indices: Uint32Array;
    };

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
  | { readonly type: 'finished'; readonly position: RunPosition; readonly checkpoint: Checkpoint }
  | { readonly type: 'stopped'; readonly position: RunPosition; readonly checkpoint: Checkpoint }
  /** Loading was cancelled; nothing was trained. */
  | { readonly type: 'cancelled' }
  | { readonly type: 'failed'; readonly problem: Problem; readonly checkpoint?: Checkpoint }
  | { readonly type: 'digits'; readonly requestId: number; readonly digits: DigitPredictions }
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
  | { readonly type: 'requestFailed'; readonly requestId: number; readonly problem: Problem };

// ---- Dashboard -> host ------------------------------------------------------------------

/** What a person may change for the next run in the dashboard; missing: the preset's value. */
export type SettingsOverrides = Partial<
  Pick<TrainingSettings, 'hiddenLayers' | 'epochs' | 'batchSize' | 'learningRate' | 'seed'>
>;

export type FromDashboard =
  /** The page listens: send everything. Every later one is a reload. */
  | { readonly type: 'ready' }
  | { readonly type: 'train'; readonly preset: PresetName; readonly overrides: SettingsOverrides }
  | { readonly type: 'pause' }
  | { readonly type: 'resume'; readonly learningRateFactor?: number }
  | { readonly type: 'step'; readonly unit: 'batch' | 'epoch' }
  | { readonly type: 'stop' }
  | { readonly type: 'useGeneratedDigits' }
  | { readonly type: 'save' }
  /** Save into a file that a person chooses. */
  | { readonly type: 'saveAs' }
  | { readonly type: 'revealParams' }
  | { readonly type: 'evaluateParams' }
  /** Save or drop the weights of a run before this window. */
  | { readonly type: 'saveRecovered' }
  | { readonly type: 'saveRecoveredAs' }
  | { readonly type: 'discardRecovered' }
  | { readonly type: 'openInEditor' }
  | { readonly type: 'openSettings' }
  | { readonly type: 'chooseDatasetFolder' }
  | { readonly type: 'showLog' }
  | { readonly type: 'getDigits'; readonly requestId: number; readonly indices: readonly number[] };

// ---- Host -> dashboard ------------------------------------------------------------------

export type RunState =
  | 'idle'
  | 'loading'
  | 'training'
  | 'paused'
  | 'finished'
  | 'stopped'
  | 'failed';

/** A preset as the dashboard offers it. */
export interface PresetChoice {
  readonly name: PresetName;
  readonly label: string;
  readonly description: string;
  readonly settings: TrainingSettings;
}

/** All that a dashboard draws. */
export interface SessionSnapshot {
  /** Counts up by one at every start of a run; small updates of another run are ignored. */
  readonly run: number;
  readonly state: RunState;
  readonly preset: PresetName;
  readonly settings: TrainingSettings;
  readonly presets: readonly PresetChoice[];
  readonly engine: EngineName;
  readonly loading?: LoadingProgress;
  readonly dataset?: DatasetDescription;
  readonly position?: RunPosition;
  readonly history: HistoryPoints;
  readonly pictures?: WeightPictures;
  readonly testLabels?: Uint8Array;
  readonly testPredictions?: TestPredictions;
  readonly problem?: Problem;
  /** There are weights that no file holds yet. */
  readonly canSave: boolean;
  /** Workspace-relative name of the file that holds the weights. */
  readonly savedAs?: string;
  /** Why the newest attempt to save the weights failed; missing when no file has to hold them. */
  readonly saveProblem?: string;
  /** What a person should know of this window, e.g. what is off in Restricted Mode. */
  readonly notice?: string;
  /** Before the first run of this window: how good the last one was, and the file that holds it. */
  readonly lastRun?: { readonly result: string; readonly savedAs: string };
  /** Weights that no file holds, of a run before this window: it was interrupted, or has ended. */
  readonly recovered?: {
    /** Missing: a closed or reloaded window interrupted the run. */
    readonly outcome?: RunOutcome;
    readonly epochs: number;
    readonly iterations?: number;
    /** Of these very weights; they may not have been measured. */
    readonly testAccuracy?: number;
    /** The mean over the last completed epoch. */
    readonly trainAccuracy?: number;
    readonly created: string;
    /** Why the newest attempt to save them failed. */
    readonly saveProblem?: string;
  };
}

/** Parts of a snapshot that changed; a missing key is unchanged, `null` takes it away. */
export type SessionChange = {
  readonly [Key in keyof Omit<SessionSnapshot, 'run' | 'history'>]?: SessionSnapshot[Key] | null;
};

export type ToDashboard =
  /** Replaces everything. On `ready` and at every reveal. */
  | { readonly type: 'snapshot'; readonly snapshot: SessionSnapshot }
  /**
   * To visible views only, at most 10 a second. `points` continue the history: `from` is the number
   * of training and test points the view must have; if it has others it sends `ready`.
   */
  | {
      readonly type: 'change';
      readonly run: number;
      readonly change: SessionChange;
      readonly points?: HistoryPoints;
      readonly from?: { readonly training: number; readonly test: number };
    }
  | { readonly type: 'digits'; readonly requestId: number; readonly digits: DigitPredictions }
  | { readonly type: 'requestFailed'; readonly requestId: number; readonly problem: Problem };

// ---- Report <-> host --------------------------------------------------------------------

export type FromReport =
  | { readonly type: 'ready' }
  | { readonly type: 'evaluateAgain' }
  /** Ways on where the dataset cannot be used. */
  | { readonly type: 'chooseDatasetFolder' }
  | { readonly type: 'openSettings' };

export type ToReport =
  | {
      readonly type: 'evaluating';
      readonly fileName: string;
      /** Some test digits are predicted, instead of all evaluated. */
      readonly isPrediction?: boolean;
      readonly progress?: LoadingProgress;
    }
  | { readonly type: 'report'; readonly fileName: string; readonly report: EvaluationReport }
  /** MNIST: Predict Test Digit… */
  | {
      readonly type: 'predictions';
      readonly fileName: string;
      readonly dataset: DatasetDescription;
      readonly digits: DigitPredictions;
    }
  | {
      readonly type: 'failed';
      readonly fileName: string;
      readonly isPrediction?: boolean;
      readonly problem: Problem;
    };
