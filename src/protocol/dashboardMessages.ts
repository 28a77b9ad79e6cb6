// Every message between host and dashboard.
// A request carries a `requestId` and is answered by its reply or by `requestFailed`.
import type { PresetName } from '../nn/presets.ts';
import type { TrainingSettings } from '../nn/settings.ts';
import type { Answer, Asking } from './questions.ts';
import type { SessionChange, SessionSnapshot } from './snapshot.ts';
import type { SourceName } from './sourceLinks.ts';
import type { StopWish } from './steering.ts';
import type { DigitPredictions, HistoryPoints, Problem } from './subjects.ts';

/** What is chosen for one run; missing: as the preset and the user's settings have it. */
export type SettingsOverrides = Partial<TrainingSettings>;

export type FromDashboard =
  /** The page listens: send everything. Every later one is a reload. */
  | { readonly type: 'ready' }
  | { readonly type: 'train'; readonly preset: PresetName; readonly overrides: SettingsOverrides }
  | { readonly type: 'pause' }
  | { readonly type: 'resume'; readonly learningRateFactor?: number }
  | { readonly type: 'step'; readonly unit: 'batch' | 'epoch' }
  | { readonly type: 'stop' }
  | {
      readonly type: 'steer';
      /** Whose page it was: one that begins meanwhile is not meant. */
      readonly run: number;
      readonly learningRateFactor?: number;
      readonly stop?: StopWish;
    }
  /**
   * Starts a run with the weights of the kept moment that lies nearest to this iteration, and with
   * the settings of their run but for these.
   */
  | { readonly type: 'branch'; readonly at: number; readonly overrides?: SettingsOverrides }
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
  /** Open the textbook's code beside the page. */
  | { readonly type: 'openSource'; readonly name: SourceName }
  /** Keep a drawing `[784]` among my digits, with what it is; or keep it no longer. */
  | { readonly type: 'keepDigit'; readonly image: Uint8Array; readonly label: number }
  | { readonly type: 'forgetDigit'; readonly image: Uint8Array; readonly label: number }
  | { readonly type: 'getDigits'; readonly requestId: number; readonly indices: readonly number[] }
  | ({ readonly type: 'ask'; readonly requestId: number } & Asking);

/** A part that a command brings before the person. */
export type PartShown = 'draw';

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
  /** Unfold this part and bring it into sight, if it is there. */
  | { readonly type: 'showPart'; readonly name: PartShown }
  | { readonly type: 'digits'; readonly requestId: number; readonly digits: DigitPredictions }
  | { readonly type: 'answered'; readonly requestId: number; readonly answer: Answer }
  | { readonly type: 'requestFailed'; readonly requestId: number; readonly problem: Problem };
