/** How a page's frames are waited for, so that tests need none. */
export interface Frames {
  /** Calls back when the next frame is drawn, and all that belongs to it is done. */
  afterNext(action: () => void): void;
}

/** A page that draws no frames, e.g. in a window behind others, must not pile up what it is told. */
const MOST_WAITING = 8;

/**
 * Lets what makes the page draw happen once a frame: news that arrives together is not drawn in one
 * long frame but in several short ones, in the order in which it came.
 */
export class FrameQueue {
  readonly #frames: Frames;
  #waiting: (() => void)[] = [];
  /** The frame to come has been given to somebody. */
  #isTaken = false;

  constructor(frames: Frames) {
    this.#frames = frames;
  }

  /** Does it at once where the next frame is free, or else as soon as one is. */
  run(task: () => void): void {
    if (!this.#isTaken) {
      this.#start(task);
      return;
    }
    this.#waiting.push(task);
    if (this.#waiting.length > MOST_WAITING) {
      this.flush();
    }
  }

  /** Does all that waits, at once. */
  flush(): void {
    while (this.#waiting.length > 0) {
      this.#waiting.shift()!();
    }
  }

  #start(task: () => void): void {
    this.#isTaken = true;
    this.#frames.afterNext(() => this.#next());
    task();
  }

  #next(): void {
    const task = this.#waiting.shift();
    if (task === undefined) {
      this.#isTaken = false;
    } else {
      this.#start(task);
    }
  }
}
