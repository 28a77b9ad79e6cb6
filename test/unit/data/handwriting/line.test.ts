import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createLine, type Line, traceStrokes } from '../../../../src/data/handwriting/line.ts';

function traced(points: readonly number[], strokeEnds: readonly number[]): Line {
  const line = createLine();
  traceStrokes(Float64Array.from(points), strokeEnds, line);
  return line;
}

function samplesOf(line: Line): [number, number][] {
  return Array.from({ length: line.count }, (_, sample) => [line.x[sample], line.y[sample]]);
}

describe('traceStrokes', () => {
  it('goes through every control point', () => {
    const line = traced([0, 0, 0.5, 0.2, 0.3, 0.9, 0.8, 1], [4]);
    for (const point of [
      [0, 0],
      [0.5, 0.2],
      [0.3, 0.9],
      [0.8, 1],
    ]) {
      const distances = samplesOf(line).map(([x, y]) => Math.hypot(x - point[0], y - point[1]));
      assert.ok(Math.min(...distances) < 1e-9, `misses ${point}`);
    }
  });

  it('bends smoothly round a point, and sharply round one written twice', () => {
    const largestTurn = (line: Line) => {
      const samples = samplesOf(line);
      const directions = samples
        .slice(1)
        .map(([x, y], index) => Math.atan2(y - samples[index][1], x - samples[index][0]));
      return Math.max(...directions.slice(1).map((angle, index) => angle - directions[index]));
    };
    const rightAngle = Math.PI / 2;
    assert.ok(largestTurn(traced([0, 0, 1, 0, 1, 1], [3])) < rightAngle / 2);
    assert.ok(largestTurn(traced([0, 0, 1, 0, 1, 0, 1, 1], [4])) > rightAngle - 1e-9);
  });

  it('lifts the pen between strokes', () => {
    const line = traced([0, 0, 0.1, 0, 0.5, 0.5, 0.5, 0.6], [2, 4]);
    const begins = samplesOf(line).filter((_, sample) => line.begins[sample] === 1);
    assert.deepEqual(begins, [
      [0, 0],
      [0.5, 0.5],
    ]);
  });
});
