import { REMEMBERED } from '../nn/optimizer.ts';
import type { OptimizerState } from '../nn/optimizerState.ts';
import { layerSizes, type TrainingSettings } from '../nn/settings.ts';

/**
 * Looks whether what an optimizer remembers is of this kind of optimizer and of this network.
 * @throws RangeError with the numbers that differ
 */
export function checkOptimizerState(
  { memories }: OptimizerState,
  settings: Pick<TrainingSettings, 'optimizer' | 'hiddenLayers'>,
): void {
  const wanted = REMEMBERED[settings.optimizer];
  if (memories.length !== wanted) {
    throw new RangeError(
      `The optimizer ${settings.optimizer} remembers ${wanted} numbers of every weight, ` +
        `not ${memories.length}.`,
    );
  }
  const sizes = layerSizes(settings);
  const layers = sizes.slice(1).map((outputs, index) => `${sizes[index]}-${outputs}`);
  for (const memory of memories) {
    const given = memory.map(({ inputs, outputs }) => `${inputs}-${outputs}`).join(', ');
    const areWhole = memory.every(
      ({ inputs, outputs, weights, biases }) =>
        weights.length === inputs * outputs && biases.length === outputs,
    );
    if (given !== layers.join(', ') || !areWhole) {
      throw new RangeError(
        `The optimizer's memory is of layers ${given}, but the network has ${layers.join(', ')}.`,
      );
    }
  }
}
