import type { Line } from './line.ts';

// How MNIST places its digits: fitted into a box of 20x20 pixels, which is then put into the image
// of 28x28 pixels so that the centre of mass comes to the image's centre
// (LeCun, Bottou, Bengio, Haffner: Gradient-based learning applied to document recognition, 1998).

export const BOX_SIZE = 20;
export const IMAGE_SIZE = 28;

/** Thinner lines would have no full ink anywhere, in pixels. */
const LEAST_RADIUS = 0.45;

/** Scales and moves the line and its width so that the ink just fits the box, in pixels. */
export function fitIntoBox(line: Line): void {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (let sample = 0; sample < line.count; sample++) {
    const radius = line.radius[sample];
    left = Math.min(left, line.x[sample] - radius);
    right = Math.max(right, line.x[sample] + radius);
    top = Math.min(top, line.y[sample] - radius);
    bottom = Math.max(bottom, line.y[sample] + radius);
  }
  const scale = BOX_SIZE / Math.max(right - left, bottom - top);
  // Pixel 0 is centred on 0, the last one on BOX_SIZE - 1.
  const shiftX = (BOX_SIZE - 1 - scale * (left + right)) / 2;
  const shiftY = (BOX_SIZE - 1 - scale * (top + bottom)) / 2;
  for (let sample = 0; sample < line.count; sample++) {
    line.x[sample] = scale * line.x[sample] + shiftX;
    line.y[sample] = scale * line.y[sample] + shiftY;
    line.radius[sample] = Math.max(scale * line.radius[sample], LEAST_RADIUS);
  }
}

/**
 * Copies the box into an image so that the centre of mass comes to rest on the pixel (14, 14).
 * @param box `[20, 20]`, 0 to 1
 * @param images the image `[28, 28]`, 0 to 255, begins at `offset` and is empty
 */
export function placeByMass(box: Float32Array, images: Uint8Array, offset: number): void {
  let mass = 0;
  let massX = 0;
  let massY = 0;
  for (let y = 0; y < BOX_SIZE; y++) {
    for (let x = 0; x < BOX_SIZE; x++) {
      const ink = box[y * BOX_SIZE + x];
      mass += ink;
      massX += ink * x;
      massY += ink * y;
    }
  }
  const left = placeFor(massX / mass);
  const top = placeFor(massY / mass);
  for (let y = 0; y < BOX_SIZE; y++) {
    const row = offset + (top + y) * IMAGE_SIZE + left;
    for (let x = 0; x < BOX_SIZE; x++) {
      images[row + x] = Math.round(255 * box[y * BOX_SIZE + x]);
    }
  }
}

/** Where the box must begin so that this place in it comes to the image's centre. */
function placeFor(centre: number): number {
  const place = Math.round(IMAGE_SIZE / 2 - centre);
  return Math.min(Math.max(place, 0), IMAGE_SIZE - BOX_SIZE);
}
