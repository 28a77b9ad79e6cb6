import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saliencyPixels } from '../../../webview/saliencyPixels.ts';

const colors = {
  isDark: true,
  background: [30, 30, 30, 1],
  foreground: [210, 210, 210, 1],
} as const;

const image = new Uint8Array(784);
image[5] = 255;

test('the sign of what matters most is a mark, too, not a colour alone', () => {
  const saliency = new Float32Array(784);
  saliency[0] = 2;
  saliency[1] = -1.9;
  saliency[2] = 0.1;
  const pixels = saliencyPixels(colors, image, saliency);
  assert.deepEqual(
    pixels.slice(0, 4).map(({ mark }) => mark?.sign),
    ['+', '−', undefined, undefined],
  );
  assert.ok(pixels[0].color[2] > pixels[0].color[0], 'blue');
  assert.ok(pixels[1].color[0] > pixels[1].color[2], 'orange');
});

test('where nothing matters the digit is seen as it is', () => {
  const pixels = saliencyPixels(colors, image, new Float32Array(784));
  assert.deepEqual(pixels[0].color, [30, 30, 30, 1]);
  assert.ok(pixels[5].color[0] > 100);
  assert.ok(pixels.every(({ mark }) => mark === undefined));
});
