import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunOverlay } from '../../../src/protocol/overlays.ts';
import { chartData } from '../../../webview/chartData.ts';
import { historyTable } from '../../../webview/historyTable.ts';
import { overlaid } from '../../../webview/overlayLines.ts';

const training = {
  iteration: Float64Array.of(0, 1, 2, 3),
  loss: Float64Array.of(2.3, 1, 0.5, 0.25),
  accuracy: Float64Array.of(0.1, 0.5, 0.7, 0.8),
};
const nothing = {
  iteration: new Float64Array(0),
  loss: new Float64Array(0),
  accuracy: new Float64Array(0),
};

test('a row for every point at which the test digits were read', () => {
  const read = {
    iteration: Float64Array.of(0, 3),
    loss: Float64Array.of(2.3, 0.3),
    accuracy: Float64Array.of(0.1, 0.75),
  };
  const data = overlaid(chartData({ training, test: read }, 'accuracy'), [], 'accuracy');
  const { head, rows } = historyTable(data, [], 'accuracy');
  assert.deepEqual(head, ['Iteration', 'Training', 'Test']);
  assert.deepEqual(rows, [
    ['0', '10.0\u00a0%', '10.0\u00a0%'],
    ['3', '80.0\u00a0%', '75.0\u00a0%'],
  ]);
});

test('where training was not measured it has the value from before', () => {
  const read = {
    iteration: Float64Array.of(2.5),
    loss: Float64Array.of(0.3),
    accuracy: Float64Array.of(0.75),
  };
  const data = overlaid(chartData({ training, test: read }, 'accuracy'), [], 'accuracy');
  assert.deepEqual(historyTable(data, [], 'accuracy').rows[0].slice(1), [
    '70.0\u00a0%',
    '75.0\u00a0%',
  ]);
});

test('before they are read, a row for every point of the training', () => {
  const data = overlaid(chartData({ training, test: nothing }, 'loss'), [], 'loss');
  const { rows } = historyTable(data, [], 'loss');
  assert.deepEqual(
    rows.map(([iteration, loss, test]) => [iteration, loss, test]),
    [
      ['0', '2.30', '–'],
      ['1', '1.00', '–'],
      ['2', '0.5000', '–'],
      ['3', '0.2500', '–'],
    ],
  );
});

test('a column for every other run, with a row for its points', () => {
  const points = [{ iteration: 2, epoch: 1, testAccuracy: 0.9, testLoss: 0.4 }];
  const overlay = { name: 'older.safetensors', curve: { points } } as unknown as RunOverlay;
  const data = overlaid(chartData({ training, test: nothing }, 'accuracy'), [overlay], 'accuracy');
  const { head, rows } = historyTable(data, [overlay], 'accuracy');
  assert.deepEqual(head, ['Iteration', 'Training', 'Test', 'older.safetensors']);
  assert.deepEqual(rows, [['2', '70.0\u00a0%', '–', '90.0\u00a0%']]);
});
