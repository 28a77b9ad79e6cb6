import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  begun,
  continued,
  type Drawing,
  isDrawing,
  MOST_POINTS,
  undone,
} from '../../../webview/drawing.ts';

test('strokes follow each other, and the last one is undone', () => {
  let drawing: Drawing = begun([], 0.1, 0.1);
  drawing = continued(drawing, [0.2, 0.2, 0.3, 0.3]);
  drawing = begun(drawing, 0.5, 0.5);
  assert.deepEqual(drawing, [
    [0.1, 0.1, 0.2, 0.2, 0.3, 0.3],
    [0.5, 0.5],
  ]);
  assert.deepEqual(undone(drawing), [[0.1, 0.1, 0.2, 0.2, 0.3, 0.3]]);
  assert.deepEqual(undone([]), []);
});

test('a pointer that leaves the pad draws along its border', () => {
  assert.deepEqual(continued(begun([], 0.5, 0.5), [1.7, 0.5, -2, 3]), [[0.5, 0.5, 1, 0.5, 0, 1]]);
});

test('points that say nothing new are left out', () => {
  const drawing = begun([], 0.5, 0.5);
  assert.equal(continued(drawing, [0.501, 0.5, 0.5, 0.502]), drawing);
});

test('a drawing does not grow without end', () => {
  const points = Array.from({ length: 4 * MOST_POINTS }, (_, at) => (at % 4 < 2 ? 0 : 1));
  const drawing = continued(begun([], 0.5, 0.5), points);
  assert.equal(drawing[0].length, 2 * MOST_POINTS);
  assert.equal(begun(drawing, 0.5, 0.5), drawing);
  assert.equal(continued(drawing, [0.2, 0.7]), drawing);
});

test('what is kept of a page is taken only if it is a drawing', () => {
  assert.ok(isDrawing([]));
  assert.ok(isDrawing([[0, 1, 0.5, 0.5]]));
  for (const other of ['', {}, [1], [[0.5]], [[2, 0]], [['a', 'b']], [[null, 0]]]) {
    assert.ok(!isDrawing(other), JSON.stringify(other));
  }
});
