import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withCurve } from '../../../src/params/measuredCurve.ts';
import { MAXIMUM_CURVE_POINTS } from '../../../src/params/runCurve.ts';
import type { Checkpoint, HistoryPoints } from '../../../src/protocol/subjects.ts';

function points(rows: [iteration: number, loss: number, accuracy: number][]) {
  const column = (index: 0 | 1 | 2) => Float64Array.from(rows, row => row[index]);
  return { iteration: column(0), loss: column(1), accuracy: column(2) };
}

const at = (iterations: number): Checkpoint => ({ parameters: [], provenance: { iterations } });

const history: HistoryPoints = {
  training: points([
    [5, 2, 0.2],
    [10, 1, 0.6],
    [20, 0.5, 0.8],
    [25, 0.4, 0.9],
  ]),
  test: points([
    [0, 2.3, 0.1],
    [10, 0.9, 0.7],
    [20, 0.6, 0.75],
  ]),
};

test('every measure of the test digits is a point, with the mean of the batches before it', () => {
  assert.deepEqual(withCurve(at(25), history, 10).provenance.curve, {
    iterationsPerEpoch: 10,
    points: [
      { iteration: 0, trainLoss: null, trainAccuracy: null, testLoss: 2.3, testAccuracy: 0.1 },
      { iteration: 10, trainLoss: 1.5, trainAccuracy: 0.4, testLoss: 0.9, testAccuracy: 0.7 },
      { iteration: 20, trainLoss: 0.5, trainAccuracy: 0.8, testLoss: 0.6, testAccuracy: 0.75 },
    ],
  });
});

test('weights of before know nothing of what came after them', () => {
  const { curve } = withCurve(at(12), history, 10).provenance;
  assert.deepEqual(
    curve?.points.map(point => point.iteration),
    [0, 10],
  );
});

test('without a measure there is no curve', () => {
  const untested = { ...history, test: points([]) };
  assert.equal('curve' in withCurve(at(25), untested, 10).provenance, false);
});

test('a run that goes on has the course of the run before in front of its own', () => {
  const before = { trainLoss: 3, trainAccuracy: 0.1, testLoss: 3, testAccuracy: 0.1 };
  const earlier = [0, 10, 20].map(iteration => ({ iteration, ...before }));
  const checkpoint: Checkpoint = {
    parameters: [],
    provenance: { iterations: 30, curve: { iterationsPerEpoch: 10, points: earlier } },
  };
  const later = {
    training: points([[25, 1, 0.5]]),
    test: points([
      [20, 2, 0.4],
      [30, 1, 0.6],
    ]),
  };
  const { curve } = withCurve(checkpoint, later, 10).provenance;
  assert.deepEqual(
    curve?.points.map(({ iteration, testLoss }) => [iteration, testLoss]),
    [
      [0, 3],
      [10, 3],
      [20, 2],
      [30, 1],
    ],
  );
  const unmeasured = { training: points([]), test: points([]) };
  assert.deepEqual(withCurve(checkpoint, unmeasured, 10).provenance.curve?.points, earlier);
});

test('a long run keeps few points, the last one among them', () => {
  const rows = Array.from({ length: 1001 }, (_, epoch) => [epoch * 10, 1, 0.5] as const);
  const long = { training: points([]), test: points(rows.map(row => [...row])) };
  const { curve } = withCurve(at(10_000), long, 10).provenance;
  assert.ok(curve!.points.length > 100 && curve!.points.length <= MAXIMUM_CURVE_POINTS);
  assert.equal(curve!.points.at(-1)?.iteration, 10_000);
});
