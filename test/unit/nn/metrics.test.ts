import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  accuracyOf,
  argmax,
  confusionMatrix,
  crossEntropyOf,
  precision,
  predictedDigits,
  recall,
} from '../../../src/nn/metrics.ts';

test('argmax counts from the offset and takes the first of equals', () => {
  assert.equal(argmax([9, 1, 5, 5, 7], 1, 3), 1);
  assert.equal(argmax([-3, -1, -2]), 1);
});

test('the predicted digit is the one with the largest probability', () => {
  assert.deepEqual([...predictedDigits([0.1, 0.7, 0.2, 0.5, 0.2, 0.3], 3)], [1, 0]);
});

test('accuracy is the share of right predictions', () => {
  assert.equal(accuracyOf([1, 2, 3, 4], [1, 2, 0, 4]), 0.75);
});

test('cross-entropy is the mean of minus log of the probability of the label', () => {
  const loss = crossEntropyOf([0.5, 0.5, 0.75, 0.25], [0, 1], 2);
  assert.ok(Math.abs(loss - (Math.log(2) + Math.log(4)) / 2) < 1e-15);
});

test('a digit that was ruled out does not make the mean infinite', () => {
  assert.ok(crossEntropyOf([0, 1], [0], 2) > 100);
  assert.ok(Number.isFinite(crossEntropyOf([0, 1], [0], 2)));
});

test('NaN probabilities give NaN', () => {
  assert.ok(Number.isNaN(crossEntropyOf([Number.NaN, 1], [0], 2)));
});

// True digits 0 0 0 1 1 2, taken for 0 0 1 1 1 0; nothing was taken for 2, and 3 is not there.
const labels = [0, 0, 0, 1, 1, 2];
const predicted = [0, 0, 1, 1, 1, 0];

test('rows of the confusion matrix are true digits, columns predicted ones', () => {
  assert.deepEqual(confusionMatrix(labels, predicted, 4), [
    [2, 1, 0, 0],
    [0, 2, 0, 0],
    [1, 0, 0, 0],
    [0, 0, 0, 0],
  ]);
  assert.equal(confusionMatrix(labels, predicted).length, 10);
});

test('precision is the share of right ones among those predicted, null if none was', () => {
  assert.deepEqual(precision(confusionMatrix(labels, predicted, 4)), [2 / 3, 2 / 3, null, null]);
});

test('recall is the share of found ones among the true ones, null if there are none', () => {
  assert.deepEqual(recall(confusionMatrix(labels, predicted, 4)), [2 / 3, 1, 0, null]);
});
