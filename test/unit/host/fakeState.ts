import { defaultSettings } from './manifest.ts';

/** What the user was shown, in order: kind, text and what could be chosen. */
export interface Shown {
  readonly kind:
    | 'info'
    | 'warning'
    | 'error'
    | 'pick'
    | 'saveDialog'
    | 'folderPick'
    | 'progress'
    | 'input';
  readonly text: string;
  readonly choices: readonly string[];
}

interface FakeState {
  shown: Shown[];
  /**
   * Labels to choose, one for each question; none left: the question is dismissed. A promise leaves
   * it open meanwhile.
   */
  answers: (string | undefined | Promise<string>)[];
  executed: unknown[][];
  clipboard: string | undefined;
  missingCommands: string[];
  /** What `getCommands` tells. */
  registeredCommands: string[];
  files: Map<string, Uint8Array>;
  /** Sizes that files claim, where they are not their own. */
  sizes: Map<string, number>;
  /** Files that are named pipes. */
  pipes: Set<string>;
  settings: Record<string, unknown>;
  folders: string[];
  /** Thrown by writing below this path. */
  readOnly: string | undefined;
}

export const fake: FakeState = freshState();

/** Back to an open folder /work without files, and to the settings' defaults. */
export function resetVscode(): void {
  Object.assign(fake, freshState());
}

function freshState(): FakeState {
  return {
    shown: [],
    answers: [],
    executed: [],
    clipboard: undefined,
    missingCommands: [],
    registeredCommands: [],
    files: new Map(),
    sizes: new Map(),
    pipes: new Set(),
    settings: defaultSettings(),
    folders: ['/work'],
    readOnly: undefined,
  };
}
