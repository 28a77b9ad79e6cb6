import { Network } from '../nn/network.ts';
import type { NetworkParameters } from '../nn/parameters.ts';
import { INPUT_SIZE, type TrainingSettings } from '../nn/settings.ts';

/** The network of the textbook with these weights, for looking into it. */
export function textbookNetwork(
  parameters: NetworkParameters,
  settings: Pick<TrainingSettings, 'gradientScale'>,
): Network {
  const sizes = [parameters[0].inputs, ...parameters.map(layer => layer.outputs)];
  const network = new Network(sizes, { gradientScale: settings.gradientScale, dropout: 0 });
  for (const [index, { weights, biases }] of network.layers.entries()) {
    weights.set(parameters[index].weights);
    biases.set(parameters[index].biases);
  }
  return network;
}

/**
 * Shows the network one image, as it is, without dropout.
 * @param images `[.., 784]` 0 to 255
 * @param index of the image
 * @returns the probabilities `[10]`, overwritten by the next call
 */
export function showImage(network: Network, images: Uint8Array, index = 0): Float64Array {
  const input = new Float64Array(INPUT_SIZE);
  for (let pixel = 0; pixel < INPUT_SIZE; pixel++) {
    input[pixel] = images[index * INPUT_SIZE + pixel] / 255;
  }
  return network.forward(input);
}
