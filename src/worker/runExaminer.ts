import type { LabelledImages } from '../data/dataset.ts';
import type { Measuring } from '../protocol/subjects.ts';
import type { FromWorker } from '../protocol/workerMessages.ts';
import type { HistoryRecorder } from './historyRecorder.ts';
import { type Measure, measure } from './measure.ts';
import type { RunMeter } from './runMeter.ts';
import type { RunPast } from './runPast.ts';
import type { RunWeights } from './runWeights.ts';
import type { SharedEngine } from './sharedEngine.ts';
import { testAnswersOf } from './testAnswers.ts';

export interface RunExaminerOptions {
  readonly engine: SharedEngine;
  readonly weights: RunWeights;
  readonly meter: RunMeter;
  readonly history: HistoryRecorder;
  readonly past: RunPast;
  readonly test: LabelledImages;
  readonly emit: (event: FromWorker) => void;
  /** Between slices: hears orders. What it throws ends the examination. */
  readonly between: () => Promise<void>;
  /** The weights give no finite numbers: puts others in their place. */
  readonly replaceWeights: () => Promise<void>;
}

/** Measures how good the weights of a run are. None of it counts as training time. */
export class RunExaminer {
  readonly #options: RunExaminerOptions;

  constructor(options: RunExaminerOptions) {
    this.#options = options;
  }

  /**
   * Measures the whole test set, tells the predictions and adds a point to the curve, unless it has
   * one at this iteration: after earlier weights have been put back.
   */
  async test(): Promise<Measure> {
    const { weights, history, past, meter, emit, test } = this.#options;
    const result = await this.measure(test, 'test');
    weights.tested(result.accuracy);
    const answers = testAnswersOf(result.probabilities, result.predicted);
    past.tested(answers);
    const { iteration } = meter;
    emit({ type: 'testPredictions', predictions: { iteration, ...answers } });
    if (iteration !== history.testedIteration) {
      history.addTest(iteration, result.loss, result.accuracy);
    }
    return result;
  }

  async measure(images: LabelledImages, digits: Measuring['digits']): Promise<Measure> {
    const { engine, meter, between, replaceWeights } = this.#options;
    const { count: total } = images;
    const tell = (done: number) => {
      meter.measured({ digits, done, total });
      return between();
    };
    for (;;) {
      const result = await meter.evaluation(() => measure(engine, images, tell));
      if (Number.isFinite(result.loss)) {
        return result;
      }
      await replaceWeights();
    }
  }
}
