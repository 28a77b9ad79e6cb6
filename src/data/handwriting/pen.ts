import type { Line } from './line.ts';

/** Width and height of the box that MNIST fits its digits into, in pixels. */
export const BOX_SIZE = 20;

/** A pen: how wide, how sharp. */
export interface Pen {
  /** Half of the line's width at each of the line's samples, in pixels. */
  readonly radius: Float64Array;
  /** Width of the grey edge, in pixels. */
  edge: number;
}

/**
 * Draws a line, in pixels, into a box. A pixel's ink falls linearly from 1 to 0 over the pen's
 * edge; where lines cross, the darker one wins.
 * @param box `[20, 20]`, 0 to 1; cleared first
 */
export function drawLine(line: Line, pen: Pen, box: Float32Array): void {
  box.fill(0);
  for (let sample = 0; sample < line.count; sample++) {
    if (line.begins[sample] === 0) {
      drawSegment(line, pen, sample - 1, box);
    }
  }
}

/** Draws from the sample to the next one, as a capsule whose radius changes linearly. */
function drawSegment(line: Line, pen: Pen, from: number, box: Float32Array): void {
  const x1 = line.x[from];
  const y1 = line.y[from];
  const alongX = line.x[from + 1] - x1;
  const alongY = line.y[from + 1] - y1;
  const radius1 = pen.radius[from];
  const radiusChange = pen.radius[from + 1] - radius1;
  const squaredLength = alongX * alongX + alongY * alongY;
  const perSquaredLength = squaredLength > 0 ? 1 / squaredLength : 0;
  const perEdge = 1 / pen.edge;
  const reach = Math.max(radius1, radius1 + radiusChange) + pen.edge / 2;
  const firstX = Math.max(Math.ceil(Math.min(x1, x1 + alongX) - reach), 0);
  const lastX = Math.min(Math.floor(Math.max(x1, x1 + alongX) + reach), BOX_SIZE - 1);
  const firstY = Math.max(Math.ceil(Math.min(y1, y1 + alongY) - reach), 0);
  const lastY = Math.min(Math.floor(Math.max(y1, y1 + alongY) + reach), BOX_SIZE - 1);
  for (let y = firstY; y <= lastY; y++) {
    for (let x = firstX; x <= lastX; x++) {
      const t = ((x - x1) * alongX + (y - y1) * alongY) * perSquaredLength;
      const nearest = Math.min(Math.max(t, 0), 1);
      const dx = x - x1 - nearest * alongX;
      const dy = y - y1 - nearest * alongY;
      const inside = radius1 + nearest * radiusChange - Math.sqrt(dx * dx + dy * dy);
      const ramp = Math.min(inside * perEdge + 0.5, 1);
      const pixel = y * BOX_SIZE + x;
      if (ramp > box[pixel]) {
        box[pixel] = ramp;
      }
    }
  }
}
