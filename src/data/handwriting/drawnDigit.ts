import type { Line } from './line.ts';
import { BOX_SIZE, fitIntoBox, IMAGE_SIZE, placeByMass } from './mnistBox.ts';
import { drawLine } from './pen.ts';

/** Where a pen went: x and y in turn, both from 0 to 1 over the side of the pad. */
export type Stroke = readonly number[];

/** Half of the pen's width, in sides of the pad: digits come out as thick as MNIST's. */
export const PEN_RADIUS = 0.042;

/**
 * The picture `[784]`, 0 to 255, that a network receives of a drawing: made as MNIST was made, by
 * the same code as the generated digits. Undefined for an empty drawing.
 */
export function drawnDigit(strokes: readonly Stroke[]): Uint8Array | undefined {
  const line = lineOf(strokes);
  if (line.count === 0) {
    return undefined;
  }
  const image = new Uint8Array(IMAGE_SIZE * IMAGE_SIZE);
  const box = new Float32Array(BOX_SIZE * BOX_SIZE);
  fitIntoBox(line);
  drawLine(line, box);
  placeByMass(box, image, 0);
  return image;
}

/** The same without what MNIST does to a digit: the pad scaled down, with the drawing where it is. */
export function drawnAsItIs(strokes: readonly Stroke[]): Uint8Array | undefined {
  const line = lineOf(strokes);
  if (line.count === 0) {
    return undefined;
  }
  for (let sample = 0; sample < line.count; sample++) {
    // Pixel 0 is centred on 0: the pad's border is half a pixel before it.
    line.x[sample] = line.x[sample] * IMAGE_SIZE - 0.5;
    line.y[sample] = line.y[sample] * IMAGE_SIZE - 0.5;
    line.radius[sample] *= IMAGE_SIZE;
  }
  const ink = new Float32Array(IMAGE_SIZE * IMAGE_SIZE);
  drawLine(line, ink, IMAGE_SIZE);
  return Uint8Array.from(ink, value => Math.round(255 * value));
}

function lineOf(strokes: readonly Stroke[]): Line {
  const drawn = strokes.filter(stroke => stroke.length >= 2);
  // A dot has no way to go: its point is there twice.
  const ways = drawn.map(stroke => (stroke.length === 2 ? [...stroke, ...stroke] : stroke));
  const count = ways.reduce((sum, way) => sum + way.length / 2, 0);
  const line: Line = {
    x: new Float64Array(count),
    y: new Float64Array(count),
    radius: new Float64Array(count).fill(PEN_RADIUS),
    begins: new Uint8Array(count),
    count,
  };
  let sample = 0;
  for (const way of ways) {
    line.begins[sample] = 1;
    for (let at = 0; at < way.length; at += 2) {
      line.x[sample] = way[at];
      line.y[sample] = way[at + 1];
      sample++;
    }
  }
  return line;
}
