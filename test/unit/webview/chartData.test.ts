import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { HistoryPoints } from '../../../src/protocol/subjects.ts';
import {
  chartData,
  epochMarks,
  iterationRange,
  lastValue,
  nearestPoint,
  valueRange,
} from '../../../webview/chartData.ts';

function curve(points: readonly (readonly [iteration: number, value: number])[]) {
  return {
    iteration: Float64Array.from(points, ([iteration]) => iteration),
    loss: Float64Array.from(points, ([, value]) => value),
    accuracy: Float64Array.from(points, ([, value]) => value),
  };
}

const history: HistoryPoints = {
  training: curve([
    [10, 0.1],
    [20, 0.2],
    [30, 0.3],
  ]),
  test: curve([
    [20, 0.25],
    [35, 0.35],
  ]),
};

test('two curves share one axis; points at the same iteration stand together', () => {
  assert.deepEqual(chartData(history, 'loss'), {
    iteration: [10, 20, 30, 35],
    training: [0.1, 0.2, 0.3, null],
    test: [null, 0.25, null, 0.35],
  });
});

test('no point is lost or moved, whatever the two curves have', () => {
  const iterations = fc.uniqueArray(fc.nat(500)).map(list => list.sort((a, b) => a - b));
  fc.assert(
    fc.property(iterations, iterations, (training, testing) => {
      const points = (list: number[]) => curve(list.map(at => [at, at / 7] as const));
      const data = chartData({ training: points(training), test: points(testing) }, 'accuracy');
      const found = (values: (number | null)[]) =>
        data.iteration.filter((iteration, at) => values[at] === iteration / 7);
      assert.deepEqual(found(data.training), training);
      assert.deepEqual(found(data.test), testing);
      assert.deepEqual(
        data.iteration,
        [...new Set([...training, ...testing])].sort((a, b) => a - b),
      );
    }),
  );
});

const accuracies = (...values: number[]) => ({
  iteration: values.map((_, at) => at),
  training: values,
  test: values.map(() => null),
});

test('the accuracy axis starts at 0 and comes closer in steps as the first points lose weight', () => {
  assert.deepEqual(valueRange(accuracies(), 'accuracy'), [0, 1]);
  assert.deepEqual(valueRange(accuracies(0.1, 0.4), 'accuracy'), [0, 1]);
  const later = accuracies(0.1, 0.4, ...Array.from({ length: 40 }, () => 0.93));
  assert.deepEqual(valueRange(later, 'accuracy'), [0.9, 1]);
});

test('the loss axis starts at 0 and ends at a round value', () => {
  assert.deepEqual(valueRange(accuracies(), 'loss'), [0, 2.5]);
  assert.deepEqual(valueRange(accuracies(2.31, 1.7), 'loss'), [0, 2.5]);
  const later = accuracies(2.31, 1.7, ...Array.from({ length: 40 }, () => 0.07));
  assert.deepEqual(valueRange(later, 'loss'), [0, 0.1]);
  assert.deepEqual(valueRange(accuracies(250), 'loss'), [0, 250]);
});

test('epochs are marked as many as have room', () => {
  assert.deepEqual(epochMarks(1875, 5625, 100), [1875, 3750, 5625]);
  assert.deepEqual(epochMarks(1, 300, 40), [50, 100, 150, 200, 250, 300]);
  assert.deepEqual(epochMarks(100, 1000, 300), [500, 1000]);
  assert.deepEqual(epochMarks(1875, 1875, 10), [], 'a run of one epoch needs none');
  assert.deepEqual(epochMarks(0, 0, 10), []);
});

test('the axis shows the whole run, and of a long one first a half, a quarter, ...', () => {
  assert.equal(iterationRange(18_750, 18_750), 18_750);
  assert.equal(iterationRange(8500, 18_750), 18_750);
  assert.equal(iterationRange(8400, 18_750), 9375);
  assert.equal(iterationRange(0, 150), 150, 'a short run is shown whole');
  assert.equal(iterationRange(0, 0), 1);
  assert.equal(iterationRange(300, 200), 300);
});

test('the curve never leaves the axis, and fills at least its half after the first moments', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (one, other) => {
      const [current, total] = [Math.min(one, other), Math.max(one, other)];
      const range = iterationRange(current, total);
      assert.ok(range >= current);
      assert.ok(range === Math.max(1, total) || current <= 0.9 * range);
      assert.ok(range < 200 || current > 0.45 * range);
    }),
  );
});

test('the nearest point of a curve with gaps', () => {
  const values = [null, 1, null, null, 2, null];
  assert.equal(nearestPoint(values, 0), 1);
  assert.equal(nearestPoint(values, 1), 1);
  assert.equal(nearestPoint(values, 3), 4);
  assert.equal(nearestPoint(values, 5), 4);
  assert.equal(nearestPoint([null, null], 1), null);
  assert.equal(nearestPoint([], 0), null);
});

test('the last value stands before trailing gaps', () => {
  assert.equal(lastValue([0.1, 0.2, null]), 0.2);
  assert.equal(lastValue([null]), undefined);
});
