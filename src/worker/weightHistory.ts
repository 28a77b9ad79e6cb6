import type { NetworkParameters } from '../nn/parameters.ts';
import type { TestAnswers } from '../protocol/subjects.ts';

/** The weights of one moment of a run. */
export interface Moment {
  /** Where the run stood. */
  readonly iteration: number;
  /** Nobody changes them any more. */
  readonly parameters: NetworkParameters;
  /** What they say of the test digits, where somebody has looked. */
  readonly testAnswers?: TestAnswers;
}

/** What decides at which iterations a run keeps its weights. */
export interface WeightHistoryOptions {
  /** Of one moment, what it may hold included. */
  readonly momentBytes: number;
  /** Of all moments together; 0 keeps none. */
  readonly budgetBytes: number;
  readonly iterationsPerEpoch: number;
  readonly digitsPerEpoch: number;
}

/** Moments at most, however small the network is: people look at them one by one. */
const MAXIMUM_MOMENTS = 384;
/**
 * Digits trained from one moment to the next. Copying the weights takes as long as training about 100
 * digits, whatever the network's size: less than a percent.
 */
const DIGITS_BETWEEN = 15_000;
/** In the beginning, where most happens, they are closer: as far apart as a quarter of the way so far. */
const DIGITS_BETWEEN_FIRST = 468;
const PART_OF_THE_WAY = 4;

/**
 * Keeps weights of a run within a budget of memory, evenly over the whole run: when it is full every
 * second moment goes, and from then on they follow at twice the distance. The first one and the
 * newest are always there.
 *
 * Moments lie on slots, a power of two of them an epoch: what thinning leaves are ends of epochs,
 * where the test set has been measured.
 */
export class WeightHistory {
  readonly momentBytes: number;
  /** Moments at most; 0: the network is too wide for the budget. */
  readonly capacity: number;
  readonly #iterationsPerEpoch: number;
  readonly #slotsPerEpoch: number;
  /** Between the slots, when the beginning is over. */
  readonly #laterStride: number;
  #stride = 1;
  #moments: Moment[] = [];

  constructor(options: WeightHistoryOptions) {
    const { momentBytes, budgetBytes, iterationsPerEpoch, digitsPerEpoch } = options;
    this.momentBytes = momentBytes;
    const fitting = Math.min(MAXIMUM_MOMENTS, Math.floor(budgetBytes / momentBytes));
    this.capacity = fitting >= 2 ? fitting : 0;
    this.#iterationsPerEpoch = iterationsPerEpoch;
    const most = Math.min(iterationsPerEpoch, digitsPerEpoch / DIGITS_BETWEEN_FIRST);
    this.#slotsPerEpoch = powerOfTwoWithin(most);
    const slotsPerMoment = (DIGITS_BETWEEN * this.#slotsPerEpoch) / digitsPerEpoch;
    this.#laterStride = powerOfTwoFrom(slotsPerMoment);
  }

  /** The iterations of the moments that are kept, rising. */
  get iterations(): Float64Array {
    return Float64Array.from(this.#moments, ({ iteration }) => iteration);
  }

  /** Whether the weights of now are wanted. */
  isDue(iteration: number): boolean {
    return this.capacity > 0 && (this.#moments.length === 0 || this.#isOnGrid(iteration));
  }

  /** The next iteration whose weights are wanted; infinite where none are. */
  nextDue(iteration: number): number {
    if (this.capacity === 0) {
      return Number.POSITIVE_INFINITY;
    }
    const slot = this.#slotFrom(iteration + 1);
    const stride = this.#strideAt(slot);
    return this.#iterationOf(Math.ceil(slot / stride) * stride);
  }

  /** Keeps a moment behind all others, or in the place of the last one if that has its iteration. */
  keep(moment: Moment): void {
    if (this.capacity === 0) {
      return;
    }
    const last = this.#moments.at(-1);
    const isReplaced = last?.iteration === moment.iteration;
    const isOnlyNewest = this.#moments.length > 1 && last && !this.#isOnGrid(last.iteration);
    if (isReplaced || isOnlyNewest) {
      this.#moments.pop();
    }
    while (this.#moments.length >= this.capacity) {
      this.#thin();
    }
    this.#moments.push(moment);
  }

  /** What is known of a moment now is kept with it, unless it has gone. */
  complete(moment: Moment, testAnswers: TestAnswers): void {
    const place = this.#moments.indexOf(moment);
    if (place >= 0) {
      this.#moments[place] = { ...moment, testAnswers };
    }
  }

  /** Drops the moments from this iteration on. */
  dropFrom(iteration: number): void {
    this.#moments = this.#moments.filter(moment => moment.iteration < iteration);
  }

  /** The moment that lies nearest; the earlier one of two. Undefined while none is kept. */
  nearest(iteration: number): Moment | undefined {
    let nearest: Moment | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const moment of this.#moments) {
      const distance = Math.abs(moment.iteration - iteration);
      if (distance < least) {
        least = distance;
        nearest = moment;
      }
    }
    return nearest;
  }

  #thin(): void {
    this.#stride *= 2;
    this.#moments = this.#moments.filter(
      ({ iteration }, place) => place === 0 || this.#isOnGrid(iteration),
    );
  }

  #isOnGrid(iteration: number): boolean {
    const slot = this.#slotFrom(iteration);
    return this.#iterationOf(slot) === iteration && slot % this.#strideAt(slot) === 0;
  }

  /** From one slot whose weights are wanted to the next. It grows with the way and with thinning. */
  #strideAt(slot: number): number {
    const part = powerOfTwoWithin(slot / PART_OF_THE_WAY);
    return Math.max(this.#stride, Math.min(part, this.#laterStride));
  }

  /** The first slot at or behind an iteration. */
  #slotFrom(iteration: number): number {
    return Math.ceil((iteration * this.#slotsPerEpoch) / this.#iterationsPerEpoch);
  }

  #iterationOf(slot: number): number {
    return Math.floor((slot * this.#iterationsPerEpoch) / this.#slotsPerEpoch);
  }
}

/** The largest power of two that is at most this; 1 at least. */
function powerOfTwoWithin(most: number): number {
  return 2 ** Math.max(0, Math.floor(Math.log2(most)));
}

/** The smallest power of two that is at least this; 1 at least. */
function powerOfTwoFrom(least: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(least)));
}
