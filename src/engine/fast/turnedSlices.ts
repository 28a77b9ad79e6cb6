import type { Kernels } from './kernels.ts';
import type { MemoryPlan } from './memoryPlan.ts';
import type { Slicing } from './slicing.ts';

/** The slices of the training set that are turned around once and for all. */
export class TurnedSlices {
  readonly #count: number;
  readonly #capacity: number;
  readonly #addresses: number[] = [];

  /**
   * Turns them around; the pixels of their digits are listed already.
   */
  constructor(kernels: Kernels, plan: MemoryPlan, { turnedCount: count, capacity }: Slicing) {
    this.#count = count;
    this.#capacity = capacity;
    let address = plan.turnedRoom;
    for (let first = 0; first < count; first += capacity) {
      this.#addresses.push(address);
      const together = Math.min(capacity, count - first);
      address = kernels.turnAround(plan.network, first, together, address);
    }
  }

  /** Where the slice of these digits is, turned around; 0 if there is none. */
  addressOf(digits: Uint32Array): number {
    const [first] = digits;
    const address = this.#addresses[first / this.#capacity];
    const isWhole = digits.length === Math.min(this.#capacity, this.#count - first);
    if (address === undefined || !isWhole) {
      return 0;
    }
    for (let index = 1; index < digits.length; index++) {
      if (digits[index] !== first + index) {
        return 0;
      }
    }
    return address;
  }
}
