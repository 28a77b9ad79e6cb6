import type { LayerParameters } from '../nn/parameters.ts';
import type { MatrixPicture } from '../protocol/paramsPortrait.ts';

/** Dots of a picture in each direction at most: about what a screen can show. */
const MAXIMUM_DOTS = 1024;
const LARGEST_BYTE = 127;

/**
 * The weights of a layer as one picture. Of a very wide layer a dot stands for several weights: it has
 * the strongest of them, because a mean would make them all look like zero.
 */
export function matrixPicture({ inputs, outputs, weights }: LayerParameters): MatrixPicture {
  const outputsPerDot = Math.ceil(outputs / MAXIMUM_DOTS);
  const inputsPerDot = Math.ceil(inputs / MAXIMUM_DOTS);
  const rows = Math.ceil(outputs / outputsPerDot);
  const columns = Math.ceil(inputs / inputsPerDot);
  const strongest = new Float32Array(rows * columns);
  let scale = 0;
  for (let output = 0; output < outputs; output++) {
    const row = Math.floor(output / outputsPerDot) * columns;
    for (let column = 0; column < columns; column++) {
      const end = output * inputs + Math.min(inputs, (column + 1) * inputsPerDot);
      let dot = strongest[row + column];
      for (let at = output * inputs + column * inputsPerDot; at < end; at++) {
        if (Math.abs(weights[at]) > Math.abs(dot)) {
          dot = weights[at];
        }
      }
      strongest[row + column] = dot;
      scale = Math.max(scale, Math.abs(dot));
    }
  }
  const factor = scale > 0 ? LARGEST_BYTE / scale : 0;
  // A loop, because `Int8Array.from` calls a function for each of a million dots: most of the time.
  const bytes = new Int8Array(strongest.length);
  for (let dot = 0; dot < bytes.length; dot++) {
    bytes[dot] = Math.round(strongest[dot] * factor);
  }
  return { ...{ rows, columns, outputsPerDot, inputsPerDot, scale }, weights: bytes };
}
