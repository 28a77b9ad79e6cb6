// How layers are called, in files and by people.
import type { NetworkParameters } from '../nn/parameters.ts';
import { INPUT_SIZE } from '../nn/settings.ts';

/** Places in `nn.Sequential` from one dense layer to the next: the ReLU stands between them. */
const PLACES_PER_LAYER = 2;

/** The names that PyTorch gives the tensors of the layer in an `nn.Sequential` of Linear and ReLU. */
export function tensorNames(layer: number): { weight: string; bias: string } {
  const place = layer * PLACES_PER_LAYER;
  return { weight: `${place}.weight`, bias: `${place}.bias` };
}

/** Sizes of all layers as people write them: `784-128-10`. */
export function layersText(parameters: NetworkParameters): string {
  return [INPUT_SIZE, ...parameters.map(layer => layer.outputs)].join('-');
}
