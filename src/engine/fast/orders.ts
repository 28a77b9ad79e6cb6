import { BETA_1, BETA_2 } from '../../nn/optimizer.ts';
import { SLICE } from './layout.ts';
import { MAXIMUM_SLICES } from './memoryPlan.ts';

/** Digits that the kernels train in one go, and what is done with their gradients. */
export interface Slice {
  readonly digits: Uint32Array;
  readonly epoch: number;
  /** Present: the batch ends here, and an update with this learning rate follows. */
  readonly learningRate?: number;
}

/** A batch as slices of at most `capacity` digits, the last of them with the update. */
export function slicesOf(
  digits: Uint32Array,
  epoch: number,
  capacity: number,
  learningRate?: number,
): Slice[] {
  const slices: Slice[] = [];
  for (let start = 0; start < digits.length; start += capacity) {
    const isLast = start + capacity >= digits.length;
    slices.push({
      digits: digits.subarray(start, start + capacity),
      epoch,
      learningRate: isLast ? learningRate : undefined,
    });
  }
  return slices;
}

/** Groups for one order each: as many slices and digits as the memory for orders holds. */
export function ordersOf(slices: readonly Slice[], maximumDigits: number): Slice[][] {
  const orders: Slice[][] = [];
  let digits = Number.POSITIVE_INFINITY;
  for (const slice of slices) {
    digits += slice.digits.length;
    const order = orders.at(-1);
    if (order === undefined || digits > maximumDigits || order.length === MAXIMUM_SLICES) {
      orders.push([slice]);
      digits = slice.digits.length;
    } else {
      order.push(slice);
    }
  }
  return orders;
}

/** Where a batch stands between two orders. */
export interface BatchState {
  /** Digits whose gradients have been added up since the last update. */
  readonly digits: number;
  /** Updates so far: Adam's t. */
  readonly updates: number;
}

/**
 * Writes slices for the kernels.
 * @param turnedAt where the slice of these digits is, turned around; 0 if there is none
 * @returns the state after them
 */
export function writeSlices(
  view: DataView,
  places: { readonly slices: number; readonly digits: number },
  slices: readonly Slice[],
  before: BatchState,
  turnedAt: (digits: Uint32Array) => number,
): BatchState {
  let state = before;
  let address = places.digits;
  for (const [index, { digits, epoch, learningRate }] of slices.entries()) {
    new Uint32Array(view.buffer, address, digits.length).set(digits);
    const isEnd = learningRate !== undefined;
    const digitsInBatch = state.digits + digits.length;
    const updates = state.updates + (isEnd ? 1 : 0);
    SLICE.write(view, places.slices + index * SLICE.size, {
      digits: address,
      count: digits.length,
      epoch,
      updates: isEnd ? 1 : 0,
      digitsInBatch,
      continues: state.digits > 0 ? 1 : 0,
      turned: turnedAt(digits),
      learningRate: learningRate ?? 0,
      firstCorrection: 1 / (1 - BETA_1 ** updates),
      secondCorrection: 1 / (1 - BETA_2 ** updates),
    });
    address += 4 * digits.length;
    state = { digits: isEnd ? 0 : digitsInBatch, updates };
  }
  return state;
}
