import { availableParallelism } from 'node:os';
import { t } from '@vscode/l10n';
import { counted } from '../data/wording.ts';
import { REMEMBERED } from '../nn/optimizer.ts';
import { layerSizes, type TrainingSettings } from '../nn/settings.ts';
import type { Engine, EngineName, EngineOptions } from './engine.ts';
import { createFastEngine } from './fast/fastEngine.ts';
import { checkMemory } from './memoryLimit.ts';
import { createTextbookEngine } from './textbook.ts';

/**
 * The engine of that name, or the one that does the same work with a notice for the user.
 * @param cores threads that can run at a time: more would only stand in each other's way
 * @throws EngineError `too-large` if the engine would take more than 1 GB
 */
export function createEngine(
  name: EngineName,
  options: EngineOptions,
  cores = availableParallelism(),
): { engine: Engine; notice?: string } {
  const threads = Math.min(options.threads, cores);
  const fast = name === 'fast' ? createFastEngine({ ...options, threads }) : undefined;
  if (fast !== undefined) {
    return threads === options.threads
      ? { engine: fast }
      : { engine: fast, notice: threadsNotice(options.threads, cores) };
  }
  checkMemory(options.settings, textbookMemory(options.settings));
  const engine = createTextbookEngine(options);
  if (name === 'textbook') {
    return { engine };
  }
  const notice = t(
    'The fast engine needs WebAssembly with SIMD and shared memory, which this host lacks: training with the textbook.',
  );
  return { engine, notice };
}

function threadsNotice(wanted: number, cores: number): string {
  return t(
    '{wanted} were asked for, but this machine runs {cores} at a time: training with {cores}, as more would only wait for each other.',
    { wanted: counted(wanted, 'thread'), cores },
  );
}

/** Bytes of the textbook's weights, their gradients and what the optimizer remembers of each. */
export function textbookMemory(
  settings: Pick<TrainingSettings, 'hiddenLayers' | 'optimizer'>,
): number {
  const sizes = layerSizes(settings);
  const parameters = sizes
    .slice(1)
    .reduce((sum, outputs, index) => sum + outputs * (sizes[index] + 1), 0);
  const float32 = Float32Array.BYTES_PER_ELEMENT;
  const float64 = Float64Array.BYTES_PER_ELEMENT;
  return parameters * (float32 + float64 * (1 + REMEMBERED[settings.optimizer]));
}
