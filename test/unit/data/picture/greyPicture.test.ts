import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cropped, scaled } from '../../../../src/data/picture/greyPicture.ts';

const picture = { width: 3, height: 2, greys: Float32Array.of(0, 1, 2, 3, 4, 5) };

test('a crop is a part by itself', () => {
  const part = cropped(picture, { left: 1, top: 0, width: 2, height: 2 });
  assert.deepEqual(part, { width: 2, height: 2, greys: Float32Array.of(1, 2, 4, 5) });
});

test('a picture in its own size stays', () => {
  assert.deepEqual(scaled(picture, 3, 2), picture);
});

test('one tone stays one tone at every size', () => {
  const flat = { width: 7, height: 5, greys: new Float32Array(35).fill(0.25) };
  for (const [width, height] of [
    [1, 1],
    [3, 4],
    [20, 13],
  ]) {
    const { greys } = scaled(flat, width, height);
    assert.equal(greys.length, width * height);
    assert.ok(greys.every(grey => Math.abs(grey - 0.25) < 1e-6));
  }
});

test('a scaled picture is not turned or mirrored', () => {
  const { greys } = scaled(picture, 6, 4);
  assert.ok(greys[0] < greys[5] && greys[0] < greys[18] && greys[18] < greys[23]);
});
