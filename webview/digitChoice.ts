/** What a person chose to see of the test digits; the dashboard keeps it. */
export interface DigitChoice {
  readonly wrongOnly: boolean;
  /** Index (in the test set) from which on the page shows digits. */
  readonly firstIndex: number;
  /** Index of the large digit; undefined: the first of the page. */
  readonly selectedIndex?: number;
}

export const FIRST_CHOICE: DigitChoice = { wrongOnly: false, firstIndex: 0 };

/** A part of the digits that match the filter. */
export interface DigitPage {
  /** Places among the matching digits: from `start` to before `end`. */
  readonly start: number;
  readonly end: number;
  readonly indices: readonly number[];
}

/** Indices of the digits that pass the filter, rising. Without predictions all do. */
export function matchingDigits(
  labels: Uint8Array,
  predicted: Uint8Array | undefined,
  wrongOnly: boolean,
): number[] {
  const all = Array.from(labels.keys());
  return wrongOnly && predicted !== undefined
    ? all.filter(index => labels[index] !== predicted[index])
    : all;
}

/**
 * The page from an index on. The filter's digits change while the network learns; an index stays
 * where it is, so the page does too. Beyond the last digit it is the last page.
 */
export function pageFrom(matching: readonly number[], firstIndex: number, size: number): DigitPage {
  const wanted = placeOf(matching, firstIndex);
  const start = wanted < matching.length ? wanted : Math.max(0, matching.length - size);
  const end = Math.min(matching.length, start + size);
  return { start, end, indices: matching.slice(start, end) };
}

/** The choice one page on (`1`) or back (`-1`); the same if there is none. The first digit is chosen. */
export function turnPage(
  choice: DigitChoice,
  matching: readonly number[],
  size: number,
  direction: 1 | -1,
): DigitChoice {
  const { start, end } = pageFrom(matching, choice.firstIndex, size);
  const place = direction === 1 ? end : Math.max(0, start - size);
  if (place >= matching.length || (direction === -1 && start === 0)) {
    return choice;
  }
  return { ...choice, firstIndex: matching[place], selectedIndex: matching[place] };
}

/** The choice with the digit before or after the chosen one among the matching; the page follows. */
export function stepDigit(
  choice: DigitChoice,
  matching: readonly number[],
  size: number,
  direction: 1 | -1,
): DigitChoice {
  const page = pageFrom(matching, choice.firstIndex, size);
  const selected = choice.selectedIndex ?? page.indices[0] ?? 0;
  const place = placeOf(matching, selected);
  const isThere = matching[place] === selected;
  const next = direction === 1 ? place + (isThere ? 1 : 0) : place - 1;
  if (next < 0 || next >= matching.length) {
    return choice;
  }
  return chooseDigit(choice, matching, size, matching[next], matching.length);
}

/**
 * The choice with another digit, and a page that shows it: the same page if it does, else one that
 * begins (or, going back by one, ends) with it, or the last ones if it is among them. The filter is
 * lifted for a digit that does not pass.
 * @param total digits of the test set
 */
export function chooseDigit(
  choice: DigitChoice,
  matching: readonly number[],
  size: number,
  index: number,
  total: number,
): DigitChoice {
  const place = placeOf(matching, index);
  if (matching[place] !== index) {
    const firstIndex = Math.max(0, Math.min(index, total - size));
    return { wrongOnly: false, firstIndex, selectedIndex: index };
  }
  const { start, end } = pageFrom(matching, choice.firstIndex, size);
  if (place >= start && place < end) {
    return { ...choice, selectedIndex: index };
  }
  const wanted = place === start - 1 ? place - size + 1 : Math.min(place, matching.length - size);
  const first = Math.max(0, wanted);
  return { ...choice, firstIndex: matching[first], selectedIndex: index };
}

/** Place of the first matching digit with this index or a larger one (binary search). */
function placeOf(matching: readonly number[], index: number): number {
  let low = 0;
  let high = matching.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (matching[middle] < index) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
