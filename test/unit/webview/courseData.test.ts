import assert from 'node:assert/strict';
import { test } from 'node:test';
import { courseData, courseSummary, powersAround } from '../../../webview/courseData.ts';

const iterations = Float64Array.of(0, 10, 20);

test('what a logarithmic axis cannot show is left out', () => {
  const { curves } = courseData(iterations, [Float64Array.of(Number.NaN, 0, 0.5)]);
  assert.deepEqual(curves, [[null, null, 0.5]]);
});

test('the axis ends at powers of ten around all curves', () => {
  const data = courseData(iterations, [Float64Array.of(0.4, 0.02, 3), Float64Array.of(1, 1, 1)]);
  assert.deepEqual(powersAround(data), [0.01, 10]);
  assert.deepEqual(powersAround(courseData(Float64Array.of(0), [Float64Array.of(1)])), [1, 10]);
  assert.deepEqual(powersAround(courseData(new Float64Array(0), [])), [0.01, 1]);
});

test('the words say where each layer began and where it is', () => {
  const data = courseData(iterations, [Float64Array.of(0.5, 2, 0.25), Float64Array.of(0, 0, 0)]);
  assert.equal(
    courseSummary('Size of the gradient', data),
    'Size of the gradient over 20 iterations. Layer 1: from 0.500 to 0.250. Layer 2: from – to –.',
  );
  assert.equal(courseSummary('Size', courseData(new Float64Array(0), [])), 'Size: no points yet.');
});
