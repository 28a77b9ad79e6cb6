import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageText } from '../../../webview/pageText.ts';

const page = (start: number, end: number) => ({ start, end, indices: [] });

test('all digits are named by their indices, so that the last page ends with the last index', () => {
  assert.equal(pageText(page(0, 12), 10_000, false), 'Index 0–11 of 9,999');
  assert.equal(pageText(page(9988, 10_000), 10_000, false), 'Index 9,988–9,999 of 9,999');
  assert.equal(pageText(page(9999, 10_000), 10_000, false), 'Index 9,999 of 9,999');
});

test('a choice of the digits is counted from 1', () => {
  assert.equal(pageText(page(12, 24), 184, true), '13–24 of 184');
  assert.equal(pageText(page(183, 184), 184, true), '184 of 184');
  assert.equal(pageText(page(0, 0), 0, true), '0 of 0');
});
