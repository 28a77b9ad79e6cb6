import assert from 'node:assert/strict';
import { test } from 'node:test';
import { percent, probability, signed, wholeNumber } from '../../../webview/figures.ts';

test('numbers as people read them', () => {
  assert.equal(wholeNumber(10_000), '10,000');
  assert.equal(percent(0.98137), '98.1\u00a0%');
  assert.equal(percent(0.98137, 2), '98.14\u00a0%');
  assert.equal(signed(-0.3127), '−0.31');
  assert.equal(signed(0.3127), '+0.31');
  assert.equal(signed(-0.001), '0.00', 'no sign without a figure');
});

test('a softmax is never quite sure: nearly 1 is not called 100 %, nearly 0 not 0 %', () => {
  assert.equal(probability(0.914), '91\u00a0%');
  assert.equal(probability(0.9999), '> 99\u00a0%');
  assert.equal(probability(0.0001), '< 1\u00a0%');
  assert.equal(probability(1), '100\u00a0%');
  assert.equal(probability(0), '0\u00a0%');
});
