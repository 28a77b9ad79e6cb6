import { Network } from './layout';

/**
 * Looks before a thread goes to sleep, about 100 µs of them: longer than a batch's threads ever differ.
 * Waking up takes 50 µs, in which the others fall asleep in their turn.
 */
const LOOKS: i32 = 100_000;
/** Nanoseconds of one sleep, and how many of them mean that another thread is dead. */
const SLEEP: i64 = 1_000_000_000;
const SLEEPS: i32 = 5;

const ARRIVED: usize = offsetof<Network>('arrived');
const GENERATION: usize = offsetof<Network>('generation');

/**
 * Waits for all threads.
 * @returns false if one of them is dead: nobody may go on
 */
export function meet(network: Network): bool {
  if (network.isBroken !== 0) {
    return false; // who has arrived at the last meeting is still counted: this one would come about
  }
  const threads = network.threads;
  if (threads === 1) {
    return true;
  }
  const at = changetype<usize>(network);
  const generation = atomic.load<i32>(at, GENERATION);
  if (atomic.add<i32>(at, 1, ARRIVED) + 1 === threads) {
    atomic.store<i32>(at, 0, ARRIVED);
    atomic.store<i32>(at, generation + 1, GENERATION);
    atomic.notify(at + GENERATION, threads);
    return true;
  }
  return waitWhile(network, GENERATION, generation);
}

/** Waits until the number at that place of the network is another one. */
function waitWhile(network: Network, place: usize, value: i32): bool {
  const at = changetype<usize>(network) + place;
  for (let look = 0; look < LOOKS; look++) {
    if (atomic.load<i32>(at) !== value) {
      return network.isBroken === 0;
    }
  }
  for (let sleep = 0; sleep < SLEEPS; sleep++) {
    if (network.isBroken !== 0) {
      return false;
    }
    atomic.wait<i32>(at, value, SLEEP);
    if (atomic.load<i32>(at) !== value) {
      return network.isBroken === 0;
    }
  }
  network.isBroken = 1;
  return false;
}

/** A helper's wait for the next order, however long it takes. */
export function waitForOrder(network: Network, lastOrder: i32): void {
  const at = changetype<usize>(network) + offsetof<Network>('orderNumber');
  for (let look = 0; look < LOOKS; look++) {
    if (atomic.load<i32>(at) !== lastOrder) {
      return;
    }
  }
  while (atomic.load<i32>(at) === lastOrder) {
    atomic.wait<i32>(at, lastOrder, -1);
  }
}

/** Tells the helpers that there is something to do. */
export function giveOrder(network: Network, order: i32): void {
  const at = changetype<usize>(network);
  network.order = order;
  atomic.store<i32>(at, network.orderNumber + 1, offsetof<Network>('orderNumber'));
  atomic.notify(at + offsetof<Network>('orderNumber'), network.threads);
}
