import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calmCurve } from '../../../webview/calmCurve.ts';

/** A curve of so many points, one an iteration; the loss is the iteration itself. */
function curveOf(count: number) {
  const iteration = Float64Array.from({ length: count }, (_, index) => index + 1);
  return { iteration, loss: iteration.slice(), accuracy: iteration.map(value => value / 10_000) };
}

test('a curve that has room stays as it is', () => {
  const curve = curveOf(200);
  assert.equal(calmCurve(curve, 200), curve);
});

test('a crowded curve shows the means of neighbours, at the last one of each', () => {
  const calm = calmCurve(curveOf(480), 480);
  assert.equal(calm.iteration.length, 240);
  assert.deepEqual([...calm.iteration.slice(0, 2)], [2, 4]);
  assert.deepEqual([...calm.loss.slice(0, 2)], [1.5, 3.5]);
});

test('the newest point is there while its group fills, the mean of as many as the others', () => {
  const calm = calmCurve(curveOf(481), 960);
  assert.equal(calm.iteration.at(-1), 481);
  assert.equal(calm.loss.at(-1), (478 + 479 + 480 + 481) / 4);
});

test('how many neighbours are joined depends on the axis, not on how far the run is', () => {
  const early = calmCurve(curveOf(100), 960);
  const late = calmCurve(curveOf(900), 960);
  assert.deepEqual([...early.loss], [...late.loss.slice(0, early.loss.length)]);
});

test('no point and one point are fine', () => {
  assert.equal(calmCurve(curveOf(0), 1000).iteration.length, 0);
  assert.equal(calmCurve(curveOf(1), 1000).iteration.length, 1);
});
