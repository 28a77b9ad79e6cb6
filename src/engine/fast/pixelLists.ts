import type { LabelledImages } from '../../data/dataset.ts';
import { INPUT_SIZE } from '../../nn/settings.ts';
import type { Kernels } from './kernels.ts';
import type { MemoryPlan } from './memoryPlan.ts';

/**
 * Has the pixels of all training digits listed, once and for all; where digits are distorted there is
 * nothing to do, for they are new in every epoch.
 * @param capacity digits that there is room for at once where predictions are asked for
 */
export function makePixelLists(
  kernels: Kernels,
  { buffer }: WebAssembly.Memory,
  plan: MemoryPlan,
  training: LabelledImages,
  capacity: number,
): void {
  if (plan.lists === 0) {
    return;
  }
  const room = new Uint8Array(buffer, plan.questions, capacity * INPUT_SIZE);
  let target = plan.listRoom;
  for (let first = 0; first < training.count; first += capacity) {
    const count = Math.min(capacity, training.count - first);
    room.set(training.images.subarray(first * INPUT_SIZE, (first + count) * INPUT_SIZE));
    target = kernels.makeLists(plan.network, first, count, target);
  }
}
