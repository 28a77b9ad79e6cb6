import type { HistoryPoints } from '../protocol/subjects.ts';

/** Points a curve may have; a worker sends about 2,000 at most, this holds whatever comes. */
export const MAXIMUM_POINTS = 4000;

/** How many points of each curve somebody has. */
export interface PointCounts {
  readonly training: number;
  readonly test: number;
}

type Points = HistoryPoints['training'];

/** The curves of a run: points are added at the end, and the memory is bounded. */
export class History {
  #training: Points = emptyPoints();
  #test: Points = emptyPoints();

  get counts(): PointCounts {
    return { training: this.#training.iteration.length, test: this.#test.iteration.length };
  }

  /** Test accuracy (0 to 1) of the newest test point, and else the training accuracy. */
  get newestAccuracy(): { readonly test?: number; readonly training?: number } {
    return { test: this.#test.accuracy.at(-1), training: this.#training.accuracy.at(-1) };
  }

  clear(): void {
    this.#training = emptyPoints();
    this.#test = emptyPoints();
  }

  /**
   * Adds newer points.
   * @returns true when a curve became too long and lost every second point: what others were sent
   *   before is no longer the beginning of it
   */
  append(points: HistoryPoints): boolean {
    const training = bounded(joined(this.#training, points.training));
    const test = bounded(joined(this.#test, points.test));
    this.#training = training.points;
    this.#test = test.points;
    return training.thinned || test.thinned;
  }

  /** All points. The arrays are whole buffers and never change. */
  all(): HistoryPoints {
    return { training: this.#training, test: this.#test };
  }

  /** The points that somebody with so many does not have yet. */
  since(counts: PointCounts): HistoryPoints {
    return {
      training: sliced(this.#training, counts.training),
      test: sliced(this.#test, counts.test),
    };
  }
}

function emptyPoints(): Points {
  return {
    iteration: new Float64Array(0),
    loss: new Float64Array(0),
    accuracy: new Float64Array(0),
  };
}

function mapped(points: Points, change: (values: Float64Array, key: keyof Points) => Float64Array) {
  return {
    iteration: change(points.iteration, 'iteration'),
    loss: change(points.loss, 'loss'),
    accuracy: change(points.accuracy, 'accuracy'),
  };
}

function joined(older: Points, newer: Points): Points {
  if (newer.iteration.length === 0) {
    return older;
  }
  return mapped(older, (values, key) => {
    const both = new Float64Array(values.length + newer[key].length);
    both.set(values);
    both.set(newer[key], values.length);
    return both;
  });
}

function sliced(points: Points, start: number): Points {
  return mapped(points, values => values.slice(start));
}

/** Keeps every second point, counted from the newest, until there are few enough. */
function bounded(points: Points): { points: Points; thinned: boolean } {
  let kept = points;
  while (kept.iteration.length > MAXIMUM_POINTS) {
    const newest = kept.iteration.length - 1;
    kept = mapped(kept, values => values.filter((_, index) => (newest - index) % 2 === 0));
  }
  return { points: kept, thinned: kept !== points };
}
