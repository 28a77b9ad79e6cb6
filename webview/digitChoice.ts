import type { TestAnswers } from '../src/protocol/subjects.ts';

/** Which of the test digits a person wants to see, and in which order. */
export interface DigitFilter {
  readonly wrongOnly: boolean;
  /** Only these digits; missing: all. */
  readonly truth?: number;
  /** Only what is read as this digit; missing: as any. */
  readonly predicted?: number;
  /** By how sure the network is; missing: by index. */
  readonly order?: 'leastSure' | 'surest';
}

/** What a person chose to see of the test digits; the dashboard keeps it. */
export interface DigitChoice extends DigitFilter {
  /** Index (in the test set) from which on the page shows digits, or `FROM_THE_START`. */
  readonly firstIndex: number;
  /** Index of the large digit; undefined: the first of the page. */
  readonly selectedIndex?: number;
}

export const FROM_THE_START = -1;

export const FIRST_CHOICE: DigitChoice = { wrongOnly: false, firstIndex: 0 };

/** A part of the digits that match the filter. */
export interface DigitPage {
  /** Places among the matching digits: from `start` to before `end`. */
  readonly start: number;
  readonly end: number;
  readonly indices: readonly number[];
}

/**
 * Indices of the digits that pass the filter, in its order. Before anything is known of what the
 * network says, all answers pass, and the order is that of the set.
 */
export function matchingDigits(
  labels: Uint8Array,
  answers: TestAnswers | undefined,
  { wrongOnly, truth, predicted, order }: DigitFilter,
): number[] {
  const passing: number[] = [];
  for (let index = 0; index < labels.length; index++) {
    const said = answers?.predicted[index];
    const passes =
      (truth === undefined || labels[index] === truth) &&
      (said === undefined ||
        ((predicted === undefined || said === predicted) &&
          !(wrongOnly && said === labels[index])));
    if (passes) {
      passing.push(index);
    }
  }
  if (answers !== undefined && order !== undefined) {
    const { confidence } = answers;
    const direction = order === 'surest' ? -1 : 1;
    passing.sort((one, other) => direction * (confidence[one] - confidence[other]));
  }
  return passing;
}

/** Whether it is a choice of the digits, or they are in another order than in the set. */
export function isFiltering({ wrongOnly, truth, predicted, order }: DigitFilter): boolean {
  return wrongOnly || (truth ?? predicted ?? order) !== undefined;
}

/** The digits of one kind of answer, wherever they are: mistakes begin with the surest. */
export function choiceOfPair(truth: number, predicted: number): DigitChoice {
  const order = truth === predicted ? 'leastSure' : 'surest';
  return { wrongOnly: false, truth, predicted, order, firstIndex: FROM_THE_START };
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

/**
 * Place of the matching digit with this index. Where it does not match (any more), of the first with
 * a larger one: by index its neighbour, in other orders some digit of the first page.
 */
function placeOf(matching: readonly number[], index: number): number {
  const place = matching.indexOf(index);
  const later = place < 0 ? matching.findIndex(other => other > index) : place;
  return later < 0 ? matching.length : later;
}
