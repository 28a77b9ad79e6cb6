import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trainingText } from '../../../src/host/trainingText.ts';
import { fakeSnapshot } from '../../webview/fakeRun.ts';

test('before a run it says how to begin one', () => {
  assert.match(trainingText(fakeSnapshot('idle')), /^# .*nothing runs\n\n.*MNIST: Train/);
});

test('a run is there in words and tables: where it stands, its measures, its mistakes', () => {
  const snapshot = fakeSnapshot('training');
  const text = trainingText(snapshot);
  assert.match(text, /^# MNIST training: the network learns\n/);
  assert.match(text, /- Network: 784-128-10, seed 1\./);
  assert.match(text, /- Epochs done: 3 of 10; iteration 5,810 of 18,750\./);
  const rows = text.split('\n').filter(line => /^\| [\d,]+ \|/.test(line));
  assert.equal(rows.length, snapshot.history.test.iteration.length + 10);
  assert.match(text, /- \d read as \d: \d+/);
});

test('a failed run says why', () => {
  const snapshot = fakeSnapshot('failed');
  assert.ok(trainingText(snapshot).includes(snapshot.problem!.message));
});

test('a run of thousands of epochs stays a document that can be read', () => {
  const snapshot = fakeSnapshot('finished');
  const curve = (count: number) => ({
    iteration: Float64Array.from({ length: count }, (_, index) => index),
    loss: new Float64Array(count),
    accuracy: new Float64Array(count),
  });
  const text = trainingText({ ...snapshot, history: { training: curve(9), test: curve(4000) } });
  assert.ok(text.split('\n').length < 100);
  assert.match(text, /\| 3,999 \|/);
});
