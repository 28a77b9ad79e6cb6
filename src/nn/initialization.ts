import type { LayerParameters } from './parameters.ts';
import { Random } from './random.ts';
import type { TrainingSettings } from './settings.ts';
import { STREAMS } from './streams.ts';

/**
 * Gives the layers their first weights.
 * - `he`: weights normal with variance 2 / inputs, biases 0 (He et al. 2015): with ReLU, signals
 *   keep their size from layer to layer.
 * - `uniform`: weights and biases in [-0.5, 0.5), as the classic script has them:
 *   `np.random.rand(10, 784) - 0.5`.
 * - `zeros`: all 0. ReLU passes no gradient on at 0, so no hidden unit ever learns anything: what
 *   random weights are for.
 */
export function initializeLayers(
  layers: readonly LayerParameters[],
  kind: TrainingSettings['initialization'],
  seed: number,
): void {
  for (const [index, layer] of layers.entries()) {
    const random = new Random(seed, STREAMS.initialWeights, index);
    switch (kind) {
      case 'he': {
        const deviation = Math.sqrt(2 / layer.inputs);
        fill(layer.weights, () => deviation * random.normal());
        layer.biases.fill(0);
        break;
      }
      case 'uniform':
        fill(layer.weights, () => random.uniform() - 0.5);
        fill(layer.biases, () => random.uniform() - 0.5);
        break;
      case 'zeros':
        layer.weights.fill(0);
        layer.biases.fill(0);
        break;
    }
  }
}

function fill(values: Float32Array, draw: () => number): void {
  for (let index = 0; index < values.length; index++) {
    values[index] = draw();
  }
}
