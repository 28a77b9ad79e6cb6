import type { LayerParameters } from '../nn/parameters.ts';
import type { MatrixPicture } from '../protocol/paramsPortrait.ts';

/** Dots of a picture in each direction at most: about what a screen can show. */
const MAXIMUM_DOTS = 1024;
const LARGEST_BYTE = 127;
/** Weights looked at in one piece: some milliseconds. */
const PIECE = 2 ** 18;

/** The weights of a layer as one picture, in one go. */
export function matrixPicture(layer: LayerParameters): MatrixPicture {
  const drawing = drawMatrix(layer);
  for (;;) {
    const { done, value } = drawing.next();
    if (done) {
      return value;
    }
  }
}

/**
 * The weights of a layer as one picture. Of a very wide layer a dot stands for several weights: it has
 * the strongest of them, because a mean would make them all look like zero.
 * @yields after every piece, so that a run that goes on can be heard between them
 */
export function* drawMatrix(layer: LayerParameters): Generator<undefined, MatrixPicture> {
  const { inputs, outputs } = layer;
  const outputsPerDot = Math.ceil(outputs / MAXIMUM_DOTS);
  const inputsPerDot = Math.ceil(inputs / MAXIMUM_DOTS);
  const rows = Math.ceil(outputs / outputsPerDot);
  const columns = Math.ceil(inputs / inputsPerDot);
  const strongest = new Float32Array(rows * columns);
  const rowsOfPiece = Math.max(1, Math.floor(PIECE / (inputs * outputsPerDot)));
  let scale = 0;
  for (let row = 0; row < rows; row += rowsOfPiece) {
    for (let next = row; next < Math.min(rows, row + rowsOfPiece); next++) {
      const dots = strongest.subarray(next * columns, (next + 1) * columns);
      scale = Math.max(scale, findStrongest(layer, next * outputsPerDot, outputsPerDot, dots));
    }
    yield;
  }
  const factor = scale > 0 ? LARGEST_BYTE / scale : 0;
  const weights = new Int8Array(strongest.length);
  for (let from = 0; from < weights.length; from += PIECE) {
    quantize(strongest.subarray(from, from + PIECE), factor, weights.subarray(from));
    yield;
  }
  return { rows, columns, outputsPerDot, inputsPerDot, scale, weights };
}

/**
 * One row of dots.
 * @param from the first of the outputs that it stands for
 * @param dots `[columns]` where they come to
 * @returns the size of the strongest
 */
function findStrongest(
  { inputs, outputs, weights }: LayerParameters,
  from: number,
  count: number,
  dots: Float32Array,
): number {
  const inputsPerDot = Math.ceil(inputs / dots.length);
  let scale = 0;
  for (let output = from; output < Math.min(outputs, from + count); output++) {
    for (let column = 0; column < dots.length; column++) {
      const end = output * inputs + Math.min(inputs, (column + 1) * inputsPerDot);
      let dot = dots[column];
      for (let at = output * inputs + column * inputsPerDot; at < end; at++) {
        if (Math.abs(weights[at]) > Math.abs(dot)) {
          dot = weights[at];
        }
      }
      dots[column] = dot;
      scale = Math.max(scale, Math.abs(dot));
    }
  }
  return scale;
}

/** A loop, because `Int8Array.from` calls a function for each of a million dots: most of the time. */
function quantize(values: Float32Array, factor: number, target: Int8Array): void {
  for (let at = 0; at < values.length; at++) {
    target[at] = Math.round(values[at] * factor);
  }
}
