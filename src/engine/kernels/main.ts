// What the threads call.
import { giveOrder, meet, waitForOrder } from './barrier';
import { Network, PIXELS, preparedFor } from './layout';
import { makeList, packList } from './lists';
import { turnSlice } from './pixelsGather';
import { predict, trainSlices } from './work';

const TRAIN: i32 = 1;
const PREDICT: i32 = 2;
const END: i32 = 3;

/**
 * Carries out an order together with the helpers.
 * @param order 1: train the slices, 2: predict, 3: end the helpers
 * @returns whether all threads have come through
 */
export function run(network: Network, order: i32): bool {
  if (network.threads > 1) {
    giveOrder(network, order);
  }
  return order === END || work(network, order, 0);
}

/**
 * Lists the pixels of the digits at `questions`, once and for all.
 * @param first the place of the first one's address in `lists`
 * @param target where the lists begin
 * @returns where the next ones do
 */
export function makeLists(network: Network, first: i32, count: i32, target: usize): usize {
  const room = preparedFor(network, 0).rooms;
  for (let digit = 0; digit < count; digit++) {
    makeList(network.questions + digit * PIXELS, network.compaction, room);
    store<usize>(network.lists + ((first + digit) << 2), target);
    target = packList(room, target);
  }
  return target;
}

/**
 * Turns a slice of training digits around, once and for all.
 * @returns the address behind it
 */
export function turnAround(network: Network, first: i32, count: i32, target: usize): usize {
  return turnSlice(network.lists + (first << 2), count, target);
}

/** A helper's life: one order after the other, until the end. */
export function serve(network: Network, thread: i32): void {
  for (let last = 0; ; last++) {
    waitForOrder(network, last);
    const order = network.order;
    if (order === END || !work(network, order, thread)) {
      return;
    }
  }
}

function work(network: Network, order: i32, thread: i32): bool {
  if (order === TRAIN) {
    trainSlices(network, thread);
  } else if (order === PREDICT) {
    predict(network, thread);
  }
  return meet(network);
}
