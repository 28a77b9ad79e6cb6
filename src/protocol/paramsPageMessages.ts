// Every message between host and params editor.
import type { ParamsPortrait } from './paramsPortrait.ts';
import type { Problem } from './subjects.ts';

/** What can be done with a params file, in the order of the buttons. */
export const PARAMS_ACTIONS = ['evaluate', 'predict', 'resume', 'export', 'compare'] as const;
export type ParamsAction = (typeof PARAMS_ACTIONS)[number];

export type FromParamsPage =
  | { readonly type: 'ready' }
  | { readonly type: 'act'; readonly action: ParamsAction }
  /** Ways on where the file cannot be shown. */
  | { readonly type: 'reopenWith' }
  | { readonly type: 'openSettings' };

export type ToParamsPage =
  | { readonly type: 'opening'; readonly fileName: string }
  | {
      readonly type: 'opened';
      readonly fileName: string;
      /** Of the file. */
      readonly byteCount: number;
      readonly portrait: ParamsPortrait;
      /** What there are commands for. */
      readonly actions: readonly ParamsAction[];
    }
  | { readonly type: 'failed'; readonly fileName: string; readonly problem: Problem };
