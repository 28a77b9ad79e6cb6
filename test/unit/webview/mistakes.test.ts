import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mostFrequentMistake } from '../../../webview/mistakes.ts';

test('right answers are no mistakes, however many; the first of equals is told', () => {
  const confusion = [
    [90, 2, 5],
    [0, 99, 1],
    [5, 0, 80],
  ];
  assert.deepEqual(mostFrequentMistake(confusion), { truth: 0, predicted: 2, count: 5 });
});

test('without mistakes, or without digits, there is none', () => {
  assert.equal(mostFrequentMistake([]), undefined);
  const noMistakes = [
    [7, 0],
    [0, 3],
  ];
  assert.equal(mostFrequentMistake(noMistakes), undefined);
});
