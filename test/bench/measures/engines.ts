import type { Dataset } from '../../../src/data/dataset.ts';
import { EngineTrainer } from '../engineTrainer.ts';
import { type Measure, millisecondsOf } from '../measure.ts';
import { USUAL_WORK } from '../works.ts';

/** The textbook, and the fast engine on each of these numbers of threads. */
export function engineTrainers(dataset: Dataset, threads: readonly number[]): EngineTrainer[] {
  return [
    new EngineTrainer('textbook', 1, dataset),
    ...threads.map(count => new EngineTrainer('fast', count, dataset)),
  ];
}

/** Milliseconds in which an engine reads the test set. */
export function evaluationMeasure(trainer: EngineTrainer, { test }: Dataset): Measure {
  return {
    subject: `784-128-10, evaluate ${test.count} digits`,
    who: trainer.who,
    unit: 'ms',
    run: () => millisecondsOf(() => trainer.engineFor(USUAL_WORK).predict(test.images)),
  };
}
