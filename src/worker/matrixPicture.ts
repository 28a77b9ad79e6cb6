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
    for (let input = 0; input < inputs; input++) {
      const weight = weights[output * inputs + input];
      const dot = row + Math.floor(input / inputsPerDot);
      if (Math.abs(weight) > Math.abs(strongest[dot])) {
        strongest[dot] = weight;
        scale = Math.max(scale, Math.abs(weight));
      }
    }
  }
  const factor = scale > 0 ? LARGEST_BYTE / scale : 0;
  return {
    ...{ rows, columns, outputsPerDot, inputsPerDot, scale },
    weights: Int8Array.from(strongest, weight => Math.round(weight * factor)),
  };
}
