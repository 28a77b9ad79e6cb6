import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunOverlay } from '../../../src/protocol/overlays.ts';
import { lastIteration, overlaid } from '../../../webview/overlayLines.ts';

const own = { iteration: [1, 3], training: [0.5, 0.7], test: [null, 0.6] };

function overlay(...iterations: number[]): RunOverlay {
  const points = iterations.map(iteration => ({
    ...{ iteration, trainLoss: null, trainAccuracy: null },
    ...{ testLoss: iteration, testAccuracy: iteration / 10 },
  }));
  return { file: 'f', name: 'n', slot: 0, curve: { iterationsPerEpoch: 2, points } };
}

test('without other runs the curves stay the very same', () => {
  assert.equal(overlaid(own, [], 'accuracy').data, own);
});

test('all curves stand over one axis, each value at its iteration', () => {
  const { data, lines } = overlaid(own, [overlay(2, 3), overlay(9)], 'accuracy');
  assert.deepEqual(data, {
    iteration: [1, 2, 3, 9],
    training: [0.5, null, 0.7, null],
    test: [null, null, 0.6, null],
  });
  assert.deepEqual(lines, [
    [null, 0.2, 0.3, null],
    [null, null, null, 0.9],
  ]);
  assert.deepEqual(overlaid(own, [overlay(9)], 'loss').lines, [[null, null, 9]]);
});

test('the axis reaches as far as the longest run', () => {
  assert.equal(lastIteration([overlay(2, 30), overlay(9)]), 30);
  assert.equal(lastIteration([]), 0);
});
