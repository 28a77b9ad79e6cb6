import { withCurve } from '../params/measuredCurve.ts';
import type { Checkpoint, HistoryPoints } from '../protocol/subjects.ts';
import type { FromWorker } from '../protocol/workerMessages.ts';

/** Remembers what a run measures, for the file that it ends in. */
export class RunHistory {
  readonly #parts: HistoryPoints[] = [];
  #iterationsPerEpoch = 0;

  onEvent(event: FromWorker): void {
    if (event.type === 'progress') {
      this.#parts.push(event.points);
      this.#iterationsPerEpoch = event.position.iterationsPerEpoch;
    }
  }

  /** The checkpoint, which then also says how the run went. */
  addTo(checkpoint: Checkpoint): Checkpoint {
    const points = { training: this.#joined('training'), test: this.#joined('test') };
    return withCurve(checkpoint, points, this.#iterationsPerEpoch);
  }

  #joined(digits: keyof HistoryPoints): HistoryPoints['test'] {
    const all = (key: keyof HistoryPoints['test']) =>
      Float64Array.from(this.#parts.flatMap(part => [...part[digits][key]]));
    return { iteration: all('iteration'), loss: all('loss'), accuracy: all('accuracy') };
  }
}
