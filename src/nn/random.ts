/**
 * Random numbers that repeat: the same seed and stream give the same numbers everywhere.
 * A stream is any list of whole numbers, e.g. purpose, epoch and digit, so that what one digit
 * gets does not depend on which digits came before it.
 *
 * The generator is Chris Doty-Humphrey's sfc32 (PractRand).
 */
export class Random {
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 1;
  #spareNormal = Number.NaN;

  constructor(seed: number, ...stream: readonly number[]) {
    const state = streamState(seed, ...stream);
    this.#a = state;
    this.#b = mix(state + 0x9e3779b9);
    this.#c = mix(state + 0x3c6ef372);
    for (let round = 0; round < 12; round++) {
      this.#next();
    }
  }

  /** Evenly distributed in [0, 1). */
  uniform(): number {
    return this.#next() / 2 ** 32;
  }

  /** A whole number in [0, count). */
  integer(count: number): number {
    return Math.floor(this.uniform() * count);
  }

  /** Normally distributed with mean 0 and variance 1: Marsaglia's polar method. */
  normal(): number {
    if (!Number.isNaN(this.#spareNormal)) {
      const spare = this.#spareNormal;
      this.#spareNormal = Number.NaN;
      return spare;
    }
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) {
        const factor = Math.sqrt((-2 * Math.log(square)) / square);
        this.#spareNormal = y * factor;
        return x * factor;
      }
    }
  }

  /** Puts the values in a random order: the Fisher-Yates shuffle. */
  shuffle(values: Uint32Array): void {
    for (let last = values.length - 1; last > 0; last--) {
      const chosen = this.integer(last + 1);
      const value = values[last];
      values[last] = values[chosen];
      values[chosen] = value;
    }
  }

  #next(): number {
    const sum = (this.#a + this.#b + this.#counter) >>> 0;
    this.#counter = (this.#counter + 1) >>> 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) >>> 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) >>> 0;
    return sum;
  }
}

/** Where the generator of a seed and stream begins, a whole number of 32 bits. */
export function streamState(seed: number, ...stream: readonly number[]): number {
  // Seeds may be larger than 32 bits: both halves count.
  let state = mix((seed >>> 0) ^ mix(Math.floor(seed / 2 ** 32) >>> 0));
  for (const key of stream) {
    state = mix(state ^ mix((key >>> 0) + 0x9e3779b9));
  }
  return state;
}

/** Spreads every input bit over the 32 output bits (the finalizer of MurmurHash3). */
function mix(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
