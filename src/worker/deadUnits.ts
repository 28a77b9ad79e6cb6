import type { Network } from '../nn/network.ts';
import type { NetworkParameters } from '../nn/parameters.ts';

/** Digits that a dead unit must have answered 0 to. */
const MOST_DIGITS = 300;
const FEWEST_DIGITS = 20;
/** Weights times digits: about 10 ms of work, however wide the network is. */
const MOST_WORK = 3e7;

/** How many digits are shown to a network to look inside it; a wide one sees fewer. */
export function sampleSize(parameters: NetworkParameters, digits: number): number {
  const weights = parameters.reduce((sum, layer) => sum + layer.weights.length, 0);
  const affordable = Math.max(FEWEST_DIGITS, Math.floor(MOST_WORK / weights));
  return Math.min(digits, MOST_DIGITS, affordable);
}

/**
 * Which hidden units have been 0 for all digits seen so far. ReLU passes no gradient on where it is
 * 0: a unit that is 0 for every digit learns nothing more.
 */
export class SilentUnits {
  readonly #network: Network;
  /** A layer each: 1 where the unit was above 0. */
  readonly #hasSpoken: readonly Uint8Array[];

  constructor(network: Network) {
    this.#network = network;
    this.#hasSpoken = network.stages.slice(0, -1).map(({ a }) => new Uint8Array(a.length));
  }

  /** Looks at what the digit that was shown last has made active. */
  look(): void {
    for (const [index, hasSpoken] of this.#hasSpoken.entries()) {
      const { a } = this.#network.stages[index];
      for (let unit = 0; unit < a.length; unit++) {
        if (a[unit] > 0) {
          hasSpoken[unit] = 1;
        }
      }
    }
  }

  /** Indices of the units of a layer that have been 0 always, rising; in the last layer none. */
  units(layer: number): Uint32Array {
    const hasSpoken = this.#hasSpoken[layer] ?? new Uint8Array(0);
    return Uint32Array.from(hasSpoken.keys()).filter(unit => hasSpoken[unit] === 0);
  }
}
