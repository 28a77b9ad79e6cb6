import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  choiceOfPair,
  chooseDigit,
  FIRST_CHOICE,
  FROM_THE_START,
  isFiltering,
  matchingDigits,
  pageFrom,
  stepDigit,
  turnPage,
} from '../../../webview/digitChoice.ts';

const labels = Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
const predicted = Uint8Array.of(0, 7, 2, 3, 9, 5, 6, 1, 8, 4);
// Surest of digit 9, least sure of 4; all others alike.
const confidence = labels.map(digit => (digit === 9 ? 3 : digit === 4 ? 1 : 2));
const answers = { predicted, confidence: Uint16Array.from(confidence) };
const all = matchingDigits(labels, answers, { wrongOnly: false });
const wrong = matchingDigits(labels, answers, { wrongOnly: true });

test('the filter keeps the wrong digits; before there are predictions it keeps all', () => {
  assert.deepEqual(wrong, [1, 4, 7, 9]);
  assert.equal(all.length, 10);
  assert.equal(matchingDigits(labels, undefined, { wrongOnly: true }).length, 10);
});

test('a page begins at an index, also when that digit no longer passes the filter', () => {
  assert.deepEqual(pageFrom(wrong, 4, 2), { start: 1, end: 3, indices: [4, 7] });
  assert.deepEqual(pageFrom(wrong, 5, 2), { start: 2, end: 4, indices: [7, 9] });
});

test('beyond the last digit it is the last page; of nothing it is empty', () => {
  assert.deepEqual(pageFrom(wrong, 10, 3).indices, [4, 7, 9]);
  assert.deepEqual(pageFrom([], 3, 3), { start: 0, end: 0, indices: [] });
});

test('pages follow each other without gaps and stop at both ends', () => {
  const second = turnPage(FIRST_CHOICE, all, 4, 1);
  assert.deepEqual(second, { wrongOnly: false, firstIndex: 4, selectedIndex: 4 });
  const third = turnPage(second, all, 4, 1);
  assert.equal(third.firstIndex, 8);
  assert.equal(turnPage(third, all, 4, 1), third);
  assert.equal(turnPage(turnPage(third, all, 4, -1), all, 4, -1).firstIndex, 0);
  assert.equal(turnPage(FIRST_CHOICE, all, 4, -1), FIRST_CHOICE);
});

test('stepping goes from digit to digit within the filter; the page follows', () => {
  const start = { wrongOnly: true, firstIndex: 1, selectedIndex: 4 };
  const next = stepDigit(start, wrong, 2, 1);
  assert.deepEqual(next, { wrongOnly: true, firstIndex: 7, selectedIndex: 7 });
  const back = stepDigit(next, wrong, 2, -1);
  assert.deepEqual(back, { wrongOnly: true, firstIndex: 1, selectedIndex: 4 });
  const last = { wrongOnly: true, firstIndex: 7, selectedIndex: 9 };
  assert.equal(stepDigit(last, wrong, 2, 1), last);
});

test('stepping from a digit that was learned meanwhile leads to its neighbours', () => {
  const gone = { wrongOnly: true, firstIndex: 4, selectedIndex: 5 };
  assert.equal(stepDigit(gone, wrong, 4, 1).selectedIndex, 7);
  assert.equal(stepDigit(gone, wrong, 4, -1).selectedIndex, 4);
});

test('a digit on the page is chosen where it is; one elsewhere brings its page', () => {
  assert.deepEqual(chooseDigit(FIRST_CHOICE, all, 4, 2, 10), {
    wrongOnly: false,
    firstIndex: 0,
    selectedIndex: 2,
  });
  assert.equal(chooseDigit(FIRST_CHOICE, all, 4, 5, 10).firstIndex, 5);
});

test('the last digits come together, not alone', () => {
  const last = { wrongOnly: false, firstIndex: 6, selectedIndex: 9 };
  assert.deepEqual(chooseDigit(FIRST_CHOICE, all, 4, 9, 10), last);
  assert.deepEqual(chooseDigit({ wrongOnly: true, firstIndex: 1 }, [1, 4], 4, 9, 10), last);
  assert.equal(chooseDigit(FIRST_CHOICE, all, 40, 9, 10).firstIndex, 0);
  assert.equal(chooseDigit({ wrongOnly: true, firstIndex: 1 }, [1, 4], 40, 9, 10).firstIndex, 0);
});

test('going to a digit that does not pass the filter lifts the filter', () => {
  const choice = { wrongOnly: true, firstIndex: 1 };
  assert.deepEqual(chooseDigit(choice, wrong, 2, 3, 10), {
    wrongOnly: false,
    firstIndex: 3,
    selectedIndex: 3,
  });
});

test('filters by true digit and by answer come together', () => {
  const eight = Uint8Array.of(8, 3, 8, 8, 3);
  const said = {
    predicted: Uint8Array.of(3, 3, 8, 3, 8),
    confidence: Uint16Array.of(5, 6, 7, 9, 8),
  };
  const matching = (filter: object) => matchingDigits(eight, said, { wrongOnly: false, ...filter });
  assert.deepEqual(matching({ truth: 8 }), [0, 2, 3]);
  assert.deepEqual(matching({ predicted: 3 }), [0, 1, 3]);
  assert.deepEqual(matching({ truth: 8, wrongOnly: true }), [0, 3]);
  // A cell of the matrix: mistakes begin with the surest, right answers with the least sure.
  assert.deepEqual(matchingDigits(eight, said, choiceOfPair(8, 3)), [3, 0]);
  assert.deepEqual(matchingDigits(eight, said, choiceOfPair(8, 8)), [2]);
});

test('sorted by confidence, equally sure digits stay in the order of the set', () => {
  const leastSure = matchingDigits(labels, answers, { wrongOnly: false, order: 'leastSure' });
  assert.deepEqual(leastSure, [4, 0, 1, 2, 3, 5, 6, 7, 8, 9]);
  const surest = matchingDigits(labels, answers, { wrongOnly: true, order: 'surest' });
  assert.deepEqual(surest, [9, 1, 7, 4]);
});

test('pages and steps follow the order of a sorted list', () => {
  const sorted = [9, 1, 7, 4];
  const start = { wrongOnly: true, order: 'surest', firstIndex: FROM_THE_START } as const;
  assert.deepEqual(pageFrom(sorted, start.firstIndex, 2).indices, [9, 1]);
  const next = stepDigit(stepDigit(start, sorted, 2, 1), sorted, 2, 1);
  assert.deepEqual(next, { ...start, firstIndex: 7, selectedIndex: 7 });
  assert.equal(stepDigit(next, sorted, 2, -1).selectedIndex, 1);
  assert.equal(turnPage(start, sorted, 2, 1).firstIndex, 7);
  assert.equal(turnPage(next, sorted, 2, 1), next, 'there is no third page');
});

test('a sorted list stays at its start when another digit comes first', () => {
  const { firstIndex } = choiceOfPair(8, 3);
  assert.deepEqual(pageFrom([5, 2, 8], firstIndex, 2).indices, [5, 2]);
  assert.deepEqual(pageFrom([8, 5, 2], firstIndex, 2).indices, [8, 5]);
});

test('going to a digit that does not pass lifts every filter', () => {
  const { selectedIndex, ...filter } = chooseDigit(choiceOfPair(8, 3), [3, 0], 2, 7, 10);
  assert.equal(selectedIndex, 7);
  assert.equal(isFiltering(filter), false);
  assert.ok(isFiltering(choiceOfPair(8, 3)));
});
