import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createLine } from '../../../../src/data/handwriting/line.ts';
import { BOX_SIZE } from '../../../../src/data/handwriting/mnistBox.ts';
import { drawLine } from '../../../../src/data/handwriting/pen.ts';

/** The box after drawing through these samples: x, y, radius, and whether a stroke begins there. */
function drawn(samples: readonly (readonly [number, number, number, boolean?])[]): Float32Array {
  const line = createLine();
  for (const [sample, [x, y, radius, begins]] of samples.entries()) {
    line.x[sample] = x;
    line.y[sample] = y;
    line.radius[sample] = radius;
    line.begins[sample] = begins || sample === 0 ? 1 : 0;
  }
  line.count = samples.length;
  const box = new Float32Array(BOX_SIZE * BOX_SIZE).fill(1);
  drawLine(line, box);
  return box;
}

/** The ink of one column, from top to bottom. */
function column(box: Float32Array, x: number): number[] {
  return Array.from({ length: BOX_SIZE }, (_, y) => box[y * BOX_SIZE + x]);
}

describe('drawLine', () => {
  it('draws as wide as the pen, with full ink inside and nothing outside', () => {
    const ink = column(
      drawn([
        [3, 10, 2],
        [16, 10, 2],
      ]),
      9,
    );
    assert.equal(ink.slice(9, 12).join(), '1,1,1');
    assert.ok(Math.abs(ink.reduce((sum, value) => sum + value, 0) - 4) < 0.05, `ink ${ink}`);
    assert.ok(ink[8] > 0 && ink[8] < 1 && ink[8] === ink[12], 'the edges are grey and alike');
    assert.ok(ink.every((value, y) => value === 0 || Math.abs(y - 10) <= 2));
  });

  it('changes its width along the way', () => {
    const box = drawn([
      [2, 10, 0.6],
      [17, 10, 4],
    ]);
    const inkAt = (x: number) => column(box, x).reduce((sum, value) => sum + value, 0);
    assert.ok(inkAt(4) < inkAt(9) && inkAt(9) < inkAt(14));
  });

  it('draws nothing while the pen is lifted', () => {
    const box = drawn([
      [2, 2, 1],
      [2, 17, 1],
      [17, 2, 1, true],
      [17, 17, 1],
    ]);
    assert.deepEqual(column(box, 9), new Array(BOX_SIZE).fill(0));
  });

  it('cuts off what leaves the box, on every side', () => {
    const leaving = drawn([
      [10, 10, 2],
      [30, 10, 2],
    ]);
    assert.ok(column(leaving, BOX_SIZE - 1).includes(1));
    assert.deepEqual(column(leaving, 0), new Array(BOX_SIZE).fill(0));
    const outside = drawn([
      [-9, -9, 3],
      [40, -9, 3],
      [40, 40, 3],
      [-9, 40, 3],
    ]);
    assert.ok(outside.every(ink => ink === 0));
  });
});
