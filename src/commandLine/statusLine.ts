/** Where work stands, for a line on the screen. */
export interface Status {
  /** The most important first: what does not fit is left out from the end. */
  readonly parts: readonly string[];
  /** What is done of it, 0 to 1, where that is known. */
  readonly share?: number;
}

/** Widths of the bar: as long as fits. Only two, so that it does not jump with every number. */
const BAR_WIDTHS = [24, 10];
const BRACKETS_AND_SPACE = 3;

/** A status on one line of at most so many columns, with a bar if there is room for one. */
export function statusLine({ parts: [first = '', ...rest], share }: Status, columns: number) {
  let text = first.length <= columns ? first : `${first.slice(0, Math.max(0, columns - 1))}…`;
  for (const part of rest) {
    if (text.length + 2 + part.length > columns) {
      break;
    }
    text += `, ${part}`;
  }
  const room = columns - text.length - BRACKETS_AND_SPACE;
  const width = BAR_WIDTHS.find(candidate => candidate <= room);
  return share === undefined || width === undefined ? text : `${progressBar(share, width)} ${text}`;
}

/** As wide for 1 as for 100, so that nothing jumps. */
export function percentDone(share: number): string {
  return `${String(Math.floor(share * 100)).padStart(3)} %`;
}

/** A bar as `[=====>     ]`. */
export function progressBar(share: number, width: number): string {
  const filled = Math.round(Math.min(Math.max(share, 0), 1) * width);
  const head = filled > 0 && filled < width ? `${'='.repeat(filled - 1)}>` : '='.repeat(filled);
  return `[${head.padEnd(width)}]`;
}
