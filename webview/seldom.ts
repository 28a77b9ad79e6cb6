import type { Board } from './board.ts';

/** Milliseconds between two answers that cost the training more than the others. */
const INTERVAL = 1000;

/**
 * Holds a board back while the network trains: whoever asks with it asks once a second, and not at
 * every update of the weights. Where a person looks at another moment or run, or training rests, the
 * board goes through at once.
 */
export class Seldom {
  #run: number | undefined;
  #at: number | undefined;
  #iteration = 0;
  #since = Number.NEGATIVE_INFINITY;

  /** @param now milliseconds */
  board(board: Board, now: number): Board {
    const isTraining = board.snapshot.state === 'training' && board.at === undefined;
    const isSame = board.run === this.#run && board.at === this.#at;
    if (isTraining && isSame && now - this.#since < INTERVAL) {
      return { ...board, iteration: this.#iteration };
    }
    this.#run = board.run;
    this.#at = board.at;
    this.#iteration = board.iteration;
    this.#since = now;
    return board;
  }
}
