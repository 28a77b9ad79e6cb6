import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recoveredText } from '../../../webview/recoveredText.ts';

const created = '2026-11-22T14:05:00.000Z';

test('a run that was interrupted within its first epoch is told in iterations', () => {
  assert.match(
    recoveredText({ epochs: 0, iterations: 1850, created }),
    /interrupted a run after 1,850 iterations \(Nov 2/,
  );
  assert.match(recoveredText({ epochs: 0, iterations: 1, created }), /after 1 iteration \(/);
});

test('else in epochs, with the accuracy that is known', () => {
  const run = { epochs: 3, iterations: 5700, created };
  const measured = { ...run, testAccuracy: 0.9624, trainAccuracy: 0.97 };
  assert.match(recoveredText(measured), /after 3 epochs with 96\.2\s% test accuracy \(/);
  const older = { ...run, epochs: 1, trainAccuracy: 0.97 };
  assert.match(recoveredText(older), /after 1 epoch with 97\.0\s% training accuracy \(/);
});

test('a time that is none is told as it came', () => {
  assert.match(recoveredText({ epochs: 2, created: 'yesterday' }), /2 epochs \(yesterday\)/);
});

test('a run that had ended was not interrupted', () => {
  const run = { epochs: 8, iterations: 15_000, created, testAccuracy: 0.979 };
  assert.match(
    recoveredText({ ...run, outcome: 'finished' }),
    /finished after 8 epochs with 97\.9\s% test accuracy \(.*\) but was not saved\./,
  );
  assert.match(recoveredText({ ...run, outcome: 'stopped' }), /was stopped after 8 epochs/);
  assert.match(recoveredText({ ...run, outcome: 'failed' }), /failed after 8 .* last good weights/);
});
