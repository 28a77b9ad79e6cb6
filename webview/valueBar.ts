/** One line of `<mnist-value-bars>`: a name, a bar and a number. */
export interface ValueBar {
  readonly name: string;
  /** Length and direction of the bar, -1 to 1. */
  readonly share: number;
  /** The number as text. */
  readonly text: string;
  /** A word at the end of a bar that is not full, e.g. `label`. */
  readonly note?: string;
  /** The line that stands out. */
  readonly isStrong?: boolean;
}
