import type { ParamsHeader } from '../../params/paramsHeader.ts';

/** A params file of the workspace. */
interface RunFile {
  /** Its address. */
  readonly file: string;
  readonly fileName: string;
  /** What it is called where there is little room: see `nameOfRun`. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** A run, as its params file tells of it. */
export interface RunRecord extends RunFile, ParamsHeader {
  readonly kind: 'run';
}

/** A file that tells of no run, and why. */
export interface UnreadableRun extends RunFile {
  readonly kind: 'unreadable';
  readonly message: string;
}

export type ListedRun = RunRecord | UnreadableRun;

/** When it was made, in milliseconds since 1970: as it says, else as its file says. */
export function timeOf(run: ListedRun): number {
  const claimed = run.kind === 'run' ? Date.parse(run.provenance.created ?? '') : Number.NaN;
  return Number.isNaN(claimed) ? run.modified : claimed;
}

/** The pinned ones first, the newest first in each half; those of one moment by name. */
export function inOrder(
  runs: readonly ListedRun[],
  isPinned: (file: string) => boolean,
): ListedRun[] {
  const rank = (run: ListedRun) => (isPinned(run.file) ? 0 : 1);
  return [...runs].sort(
    (one, other) =>
      rank(one) - rank(other) || timeOf(other) - timeOf(one) || one.name.localeCompare(other.name),
  );
}

/** Month, day, hour, minute, layers; accuracy and a number stand behind them, if any. */
const GIVEN_NAME =
  /^\d{4}-(\d\d-\d\d)_(\d\d)(\d\d)_(\d+(?:-\d+)+|\d+-layers)(?:_\d+\.\d)?(?:-(\d+))?$/;

/**
 * A short name: the file's without its ending. Of the names that are given here it leaves out what
 * stands beside it anyway: `2026-11-22_1405_784-128-10_98.1.safetensors` is `11-22 14:05 784-128-10`.
 */
export function nameOfRun(fileName: string): string {
  const name = fileName.replace(/\.safetensors$/i, '');
  const [, day, hour, minute, layers, number] = GIVEN_NAME.exec(name) ?? [];
  if (day === undefined) {
    return name;
  }
  const made = `${day} ${hour}:${minute} ${layers}`;
  return number === undefined ? made : `${made} (${number})`;
}
