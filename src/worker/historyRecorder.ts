import type { HistoryPoints } from '../protocol/subjects.ts';

/** A growing list of points of one curve. */
class Points {
  #rows: [iteration: number, loss: number, accuracy: number][] = [];

  add(iteration: number, loss: number, accuracy: number): void {
    this.#rows.push([iteration, loss, accuracy]);
  }

  /** The points since the last call. */
  drain(): HistoryPoints['training'] {
    const rows = this.#rows;
    this.#rows = [];
    const column = (index: 0 | 1 | 2) => Float64Array.from(rows, row => row[index]);
    return { iteration: column(0), loss: column(1), accuracy: column(2) };
  }
}

/** Collects the points of the curves until somebody is told of them. */
export class HistoryRecorder {
  readonly #interval: number;
  readonly #training = new Points();
  readonly #test = new Points();
  #loss = 0;
  #correct = 0;
  #digits = 0;
  #testedIteration: number | undefined;

  /** @param interval iterations from one training point to the next */
  constructor(interval: number) {
    this.#interval = interval;
  }

  /**
   * Adds a batch; every `interval` iterations the mean over the digits since the last point becomes
   * a point.
   * @param iteration updates so far, this batch's included
   * @param loss sum over the digits
   */
  addBatch(iteration: number, loss: number, correct: number, digits: number): void {
    this.#loss += loss;
    this.#correct += correct;
    this.#digits += digits;
    if (iteration % this.#interval === 0) {
      this.#training.add(iteration, this.#loss / this.#digits, this.#correct / this.#digits);
      this.#loss = 0;
      this.#correct = 0;
      this.#digits = 0;
    }
  }

  /** Of the newest test point. */
  get testedIteration(): number | undefined {
    return this.#testedIteration;
  }

  addTest(iteration: number, loss: number, accuracy: number): void {
    this.#testedIteration = iteration;
    this.#test.add(iteration, loss, accuracy);
  }

  /** The points that nobody has been told of. */
  drain(): HistoryPoints {
    return { training: this.#training.drain(), test: this.#test.drain() };
  }
}
