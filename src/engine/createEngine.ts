import { availableParallelism } from 'node:os';
import { t } from '@vscode/l10n';
import { counted } from '../data/wording.ts';
import { REMEMBERED } from '../nn/optimizer.ts';
import { layerSizes, type TrainingSettings } from '../nn/settings.ts';
import type { Engine, EngineName, EngineOptions } from './engine.ts';
import { createFastEngine } from './fast/fastEngine.ts';
import { FEATURES, type Features } from './fast/features.ts';
import { checkMemory } from './memoryLimit.ts';
import { createTextbookEngine } from './textbook.ts';

/** What a machine and its WebAssembly can do. */
export interface Machine {
  /** Threads that can run at a time: more would only stand in each other's way. */
  readonly cores: number;
  readonly features: Features;
}

/**
 * The engine of that name, or the one that does the same work with a notice for the user.
 * @param machine another than this one
 * @throws EngineError `too-large` if the engine would take more than 1 GB
 */
export function createEngine(
  name: EngineName,
  options: EngineOptions,
  { cores = availableParallelism(), features = FEATURES }: Partial<Machine> = {},
): { engine: Engine; notice?: string } {
  const threads = Math.min(options.threads, cores);
  const fast = name === 'fast' ? createFastEngine({ ...options, threads }, features) : undefined;
  if (fast !== undefined) {
    return { engine: fast, notice: threadsNotice(options.threads, { cores, features }) };
  }
  checkMemory(options.settings, textbookMemory(options.settings));
  const engine = createTextbookEngine(options);
  if (name === 'textbook') {
    return { engine };
  }
  const notice = t(
    'The fast engine needs WebAssembly with SIMD, which this host lacks: training with the textbook.',
  );
  return { engine, notice };
}

/** What there is to say if an engine has fewer threads than were wanted. */
function threadsNotice(wanted: number, { cores, features }: Machine): string | undefined {
  if (wanted > 1 && !features.hasSharedMemory) {
    return t('This host has no memory that threads can share: training with one thread.');
  }
  if (wanted > cores) {
    return t(
      '{wanted} were asked for, but this machine runs {cores} at a time: training with {cores}, as more would only wait for each other.',
      { wanted: counted(wanted, 'thread'), cores },
    );
  }
  return undefined;
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
