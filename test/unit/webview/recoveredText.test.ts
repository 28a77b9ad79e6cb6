import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recoveredText } from '../../../webview/recoveredText.ts';

const created = '2026-11-22T14:05:00.000Z';

test('a run that was interrupted within its first epoch is told in iterations', () => {
  assert.match(
    recoveredText({ epochs: 0, iterations: 1850, created }),
    /^1,850 iterations \(Nov 2/,
  );
  assert.match(recoveredText({ epochs: 0, iterations: 1, created }), /^1 iteration \(/);
});

test('else in epochs, with the accuracy that is known', () => {
  const run = { epochs: 3, iterations: 5700, created };
  const measured = { ...run, testAccuracy: 0.9624, trainAccuracy: 0.97 };
  assert.match(recoveredText(measured), /^3 epochs with 96\.2\s% test accuracy \(/);
  const older = { ...run, epochs: 1, trainAccuracy: 0.97 };
  assert.match(recoveredText(older), /^1 epoch with 97\.0\s% training accuracy \(/);
});

test('a time that is none is told as it came', () => {
  assert.equal(recoveredText({ epochs: 2, created: 'yesterday' }), '2 epochs (yesterday)');
});
