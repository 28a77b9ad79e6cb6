import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curveHistory } from '../../../webview/curveHistory.ts';
import { dotSize } from '../../../webview/heatmapLayout.ts';
import { barsPath, zeroAt } from '../../../webview/histogramBars.ts';
import { numberText } from '../../../webview/numberText.ts';
import { strongestUnits } from '../../../webview/shownUnits.ts';

test('numbers are told in three digits, with a real minus', () => {
  const texts = new Map([
    [0, '0'],
    [0.012345, '0.0123'],
    [-1.5, '−1.50'],
    [123.4, '123'],
    [1234.5, '1,235'],
    [1e-9, '1.00e−9'],
    [-2.5e12, '−2.50e12'],
  ]);
  for (const [value, text] of texts) {
    assert.equal(numberText(value), text);
  }
});

test('the fullest bin is the highest bar, and a single number can still be seen', () => {
  const path = barsPath({ from: 0, to: 1, counts: [1000, 1, 0, 500] });
  assert.equal(path, 'M0 100L0 1H1L1 99H2L2 100H3L3 50.5H4V100Z');
});

test('zero is marked where it lies, and only if it does', () => {
  const counts = [1, 1, 1, 1];
  assert.equal(zeroAt({ from: -1, to: 3, counts }), 1);
  assert.equal(zeroAt({ from: 1, to: 3, counts }), undefined);
});

test('dots are whole pixels where they fit, never larger than calm, never wider than the place', () => {
  assert.equal(dotSize({ rows: 10, columns: 128 }, 860, 1), 6);
  assert.equal(dotSize({ rows: 10, columns: 128 }, 860, 2), 6.5);
  assert.equal(dotSize({ rows: 10, columns: 16 }, 860, 1), 14);
  assert.equal(dotSize({ rows: 1000, columns: 100 }, 860, 1), 1);
  assert.equal(dotSize({ rows: 10, columns: 800 }, 200, 1), 0.25);
});

test('the strongest units keep what belongs to them', () => {
  const pictures = {
    ...{ iteration: 0, unitsInAll: 9, scale: 1, nextOutputs: 2 },
    units: Uint32Array.of(5, 3, 8),
    strengths: Float32Array.of(3, 2, 1),
    weights: Int8Array.of(1, 1, 2, 2, 3, 3),
    outgoing: Float32Array.of(1, 2, 3, 4, 5, 6),
  };
  assert.deepEqual(strongestUnits(pictures, 2), {
    ...pictures,
    units: Uint32Array.of(5, 3),
    strengths: Float32Array.of(3, 2),
    weights: Int8Array.of(1, 1, 2, 2),
    outgoing: Float32Array.of(1, 2, 3, 4),
  });
  assert.equal(strongestUnits(pictures, 3), pictures);
});

test('a claimed curve is drawn with the points that it has', () => {
  const points = [
    { iteration: 0, trainLoss: null, trainAccuracy: null, testLoss: 2, testAccuracy: 0.1 },
    { iteration: 10, trainLoss: 0.5, trainAccuracy: 0.8, testLoss: 1, testAccuracy: 0.7 },
  ];
  const { history, iterations, iterationsPerEpoch } = curveHistory({
    iterationsPerEpoch: 10,
    points,
  });
  assert.deepEqual([iterations, iterationsPerEpoch], [10, 10]);
  assert.deepEqual([...history.training.iteration, ...history.training.accuracy], [10, 0.8]);
  assert.deepEqual([...history.test.iteration, ...history.test.loss], [0, 10, 2, 1]);
});
