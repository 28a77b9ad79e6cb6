// All that a dashboard draws, and what changes in it.
import type { DatasetDescription, LoadingProgress } from '../data/dataset.ts';
import type { EngineName } from '../engine/engine.ts';
import type { PresetName } from '../nn/presets.ts';
import type { TrainingSettings } from '../nn/settings.ts';
import type { RunBranch, RunOutcome } from '../params/paramsFile.ts';
import type { LayerCourse } from './inside.ts';
import type { MyDigits } from './myDigits.ts';
import type { RunOverlay } from './overlays.ts';
import type { Advice, Steering } from './steering.ts';
import type {
  HistoryPoints,
  KeptMoments,
  Problem,
  RunPosition,
  TestPredictions,
  WeightPictures,
} from './subjects.ts';

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
  /** The moment of another run with whose weights this one began; missing: it began with new ones. */
  readonly branchedFrom?: RunBranch;
  readonly loading?: LoadingProgress;
  readonly dataset?: DatasetDescription;
  readonly position?: RunPosition;
  readonly history: HistoryPoints;
  readonly pictures?: WeightPictures;
  readonly testLabels?: Uint8Array;
  readonly testPredictions?: TestPredictions;
  /** Missing where the run keeps none. */
  readonly moments?: KeptMoments;
  /** Missing until the first update has been measured. */
  readonly layerCourse?: LayerCourse;
  readonly problem?: Problem;
  /** How a person steers the run; missing: not at all. */
  readonly steering?: Steering;
  /** Why the run ended before its last epoch, in words. */
  readonly ending?: string;
  /** The newest thing that a person should know of the run. */
  readonly advice?: Advice;
  /** There are weights that no file holds yet. */
  readonly canSave: boolean;
  /** Workspace-relative name of the file that holds the weights. */
  readonly savedAs?: string;
  /** Why the newest attempt to save the weights failed; missing when no file has to hold them. */
  readonly saveProblem?: string;
  /** What a person should know of this window, e.g. what is off in Restricted Mode. */
  readonly notice?: string;
  /** Drawings that are kept in the workspace; missing until somebody has looked for them. */
  readonly myDigits?: MyDigits;
  /** Other runs that are drawn beside this one; missing: none. */
  readonly overlays?: readonly RunOverlay[];
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
