import { REMEMBERED } from '../nn/optimizer.ts';
import { layerSizes, type TrainingSettings } from '../nn/settings.ts';
import type { Engine, EngineName, EngineOptions } from './engine.ts';
import { EngineError } from './engineError.ts';
import { createFastEngine } from './fast/fastEngine.ts';
import { createTextbookEngine } from './textbook.ts';

/** Bytes that weights, gradients and the optimizer's memory may take together: 1 GB. */
const MEMORY_LIMIT = 2 ** 30;

/**
 * The engine of that name, or the one that does the same work with a notice for the user.
 * @throws EngineError if the network would take more than 1 GB
 */
export function createEngine(
  name: EngineName,
  options: EngineOptions,
): { engine: Engine; notice?: string } {
  checkMemory(options.settings);
  if (name === 'textbook') {
    return { engine: createTextbookEngine(options) };
  }
  const fast = createFastEngine(options);
  if (fast !== undefined) {
    return { engine: fast };
  }
  const notice =
    'The fast engine needs WebAssembly with SIMD and shared memory, which this host lacks: ' +
    'training with the textbook.';
  return { engine: createTextbookEngine(options), notice };
}

/** Bytes of the weights, their gradients and what the optimizer remembers of each. */
export function memoryOf(settings: Pick<TrainingSettings, 'hiddenLayers' | 'optimizer'>): number {
  const sizes = layerSizes(settings);
  const parameters = sizes
    .slice(1)
    .reduce((sum, outputs, index) => sum + outputs * (sizes[index] + 1), 0);
  const float32 = Float32Array.BYTES_PER_ELEMENT;
  const float64 = Float64Array.BYTES_PER_ELEMENT;
  return parameters * (float32 + float64 * (1 + REMEMBERED[settings.optimizer]));
}

function checkMemory(settings: TrainingSettings): void {
  const bytes = memoryOf(settings);
  if (bytes > MEMORY_LIMIT) {
    throw new EngineError(
      'too-large',
      `A network of ${layerSizes(settings).join('-')} with ${settings.optimizer} needs ` +
        `${(bytes / 2 ** 30).toFixed(1)} GB of memory, more than the limit of 1 GB; ` +
        'choose fewer or narrower hidden layers.',
    );
  }
}
