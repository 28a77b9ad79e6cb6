import type { Line } from './line.ts';
import { BOX_SIZE } from './mnistBox.ts';

/** Width of the grey edge in pixels. MNIST's come from scaling black and white down. */
const EDGE = 1.25;

/**
 * Draws a line, in pixels, into a box. Over its edge the ink falls smoothly from 1 to 0;
 * where lines cross, the darker one wins.
 * @param box `[size, size]`, 0 to 1; cleared first
 */
export function drawLine(line: Line, box: Float32Array, size = BOX_SIZE): void {
  box.fill(0);
  for (let sample = 1; sample < line.count; sample++) {
    if (line.begins[sample] === 0) {
      drawSegment(line, sample - 1, box, size);
    }
  }
  for (let pixel = 0; pixel < box.length; pixel++) {
    const depth = box[pixel];
    box[pixel] = depth * depth * (3 - 2 * depth);
  }
}

/**
 * Draws from the sample to the next one, as a capsule whose radius changes linearly, and leaves
 * each pixel's depth in the edge: 0 outside, 1 where the ink is full.
 */
function drawSegment(line: Line, from: number, box: Float32Array, size: number): void {
  const x1 = line.x[from];
  const y1 = line.y[from];
  const alongX = line.x[from + 1] - x1;
  const alongY = line.y[from + 1] - y1;
  const radius1 = line.radius[from];
  const radiusChange = line.radius[from + 1] - radius1;
  const squaredLength = alongX * alongX + alongY * alongY;
  const perSquaredLength = squaredLength > 0 ? 1 / squaredLength : 0;
  const reach = Math.max(radius1, radius1 + radiusChange) + EDGE / 2;
  const firstX = Math.max(Math.ceil(Math.min(x1, x1 + alongX) - reach), 0);
  const lastX = Math.min(Math.floor(Math.max(x1, x1 + alongX) + reach), size - 1);
  const firstY = Math.max(Math.ceil(Math.min(y1, y1 + alongY) - reach), 0);
  const lastY = Math.min(Math.floor(Math.max(y1, y1 + alongY) + reach), size - 1);
  for (let y = firstY; y <= lastY; y++) {
    for (let x = firstX; x <= lastX; x++) {
      const t = ((x - x1) * alongX + (y - y1) * alongY) * perSquaredLength;
      const nearest = Math.min(Math.max(t, 0), 1);
      const dx = x - x1 - nearest * alongX;
      const dy = y - y1 - nearest * alongY;
      const inside = radius1 + nearest * radiusChange - Math.sqrt(dx * dx + dy * dy);
      const depth = Math.min(inside / EDGE + 0.5, 1);
      const pixel = y * size + x;
      if (depth > box[pixel]) {
        box[pixel] = depth;
      }
    }
  }
}
