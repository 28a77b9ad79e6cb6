import { initializeLayers } from '../../nn/initialization.ts';
import type { NetworkParameters } from '../../nn/parameters.ts';
import { layerSizes, type TrainingSettings } from '../../nn/settings.ts';

/** The parameters of a network that has not learned yet. */
export function initialParameters(
  settings: Pick<TrainingSettings, 'hiddenLayers' | 'initialization' | 'seed'>,
): NetworkParameters {
  const sizes = layerSizes(settings);
  const layers = sizes.slice(1).map((outputs, index) => ({
    inputs: sizes[index],
    outputs,
    weights: new Float32Array(outputs * sizes[index]),
    biases: new Float32Array(outputs),
  }));
  initializeLayers(layers, settings.initialization, settings.seed);
  return layers;
}
