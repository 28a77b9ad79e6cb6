import type { LabelledImages } from '../../data/dataset.ts';
import { INPUT_SIZE } from '../../nn/settings.ts';
import type { Kernels } from './kernels.ts';
import type { MemoryPlan } from './memoryPlan.ts';

type Images = Pick<LabelledImages, 'count' | 'images'>;

/** Bytes of an address in the memory of the kernels. */
const ADDRESS = 4;

/** The digits whose pixels are listed once and for all. */
export class PixelLists {
  readonly #listed: readonly Images[];
  readonly #table: number;

  /**
   * Lists them.
   * @param listed those at the beginning are the training digits, unless they are distorted: they are
   *   new in every epoch
   * @param capacity digits that there is room for at once where predictions are asked for
   */
  constructor(
    kernels: Kernels,
    { buffer }: WebAssembly.Memory,
    plan: MemoryPlan,
    listed: readonly Images[],
    capacity: number,
  ) {
    this.#listed = listed;
    this.#table = plan.lists;
    const room = new Uint8Array(buffer, plan.questions, capacity * INPUT_SIZE);
    let place = 0;
    let target = plan.listRoom;
    for (const { images, count } of listed) {
      for (let first = 0; first < count; first += capacity) {
        const together = Math.min(capacity, count - first);
        room.set(images.subarray(first * INPUT_SIZE, (first + together) * INPUT_SIZE));
        target = kernels.makeLists(plan.network, place, together, target);
        place += together;
      }
    }
  }

  /**
   * Where the addresses of the lists of these images begin, if they are a view of digits that are
   * listed; else 0.
   */
  addressesOf(images: Uint8Array): number {
    let table = this.#table;
    for (const { images: all, count } of this.#listed) {
      const start = images.byteOffset - all.byteOffset;
      const isView =
        images.buffer === all.buffer && start >= 0 && start + images.length <= count * INPUT_SIZE;
      if (isView && start % INPUT_SIZE === 0) {
        return table + (start / INPUT_SIZE) * ADDRESS;
      }
      table += count * ADDRESS;
    }
    return 0;
  }
}
