import type { LabelledImages } from '../../data/dataset.ts';
import { INPUT_SIZE, type TrainingSettings } from '../../nn/settings.ts';
import { tooLarge } from '../memoryLimit.ts';
import type { Kernels } from './kernels.ts';
import type { MemoryPlan } from './memoryPlan.ts';

/**
 * Has the pixels of all training digits listed, behind all else in the memory, which grows; where
 * digits are distorted there is nothing to do, for they are new in every epoch.
 * @throws EngineError `too-large` if the machine does not give so much memory
 */
export function makePixelLists(
  kernels: Kernels,
  memory: WebAssembly.Memory,
  plan: MemoryPlan,
  content: {
    readonly settings: TrainingSettings;
    readonly training: LabelledImages;
    /** Digits that there is room for at once where predictions are asked for. */
    readonly capacity: number;
  },
): void {
  const { settings, training, capacity } = content;
  if (plan.lists === 0) {
    return;
  }
  const room = new Uint8Array(memory.buffer, plan.questions, capacity * INPUT_SIZE);
  let target = plan.bytes;
  for (let first = 0; first < training.count; first += capacity) {
    const count = Math.min(capacity, training.count - first);
    room.set(training.images.subarray(first * INPUT_SIZE, (first + count) * INPUT_SIZE));
    target = kernels.makeLists(plan.network, first, count, target);
    if (target === 0) {
      throw tooLarge(settings, plan.bytes + plan.mostListBytes, 'which this machine does not give');
    }
  }
}
