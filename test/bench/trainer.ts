import type { Work } from './works.ts';

/** Someone who can do the work: an engine, or a peer. */
export interface Trainer {
  /** Name and threads, e.g. `NumPy, 2 threads`. */
  readonly who: string;

  /**
   * Trains so many digits, in epochs shuffled anew; a full batch takes all digits, once.
   * @returns seconds
   */
  train(work: Work, digits: number): Promise<number>;
}

/** How a trainer on so many threads is called. */
export function namedWithThreads(name: string, threads: number): string {
  return `${name}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`;
}
