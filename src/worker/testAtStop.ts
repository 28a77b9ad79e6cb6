import type { Breath } from './pace.ts';
import { type RunControl, RunStopped } from './runControl.ts';
import { RunExaminer, type RunExaminerOptions } from './runExaminer.ts';
import type { RunReporter } from './runReporter.ts';

/** Seconds that a person who stops a run may be kept waiting for the accuracy of its weights. */
const PATIENCE = 2;

export interface TestAtStopOptions extends Omit<RunExaminerOptions, 'between' | 'replaceWeights'> {
  readonly control: RunControl;
  readonly breath: Breath;
  readonly reporter: RunReporter;
}

/**
 * Measures the weights of a run that was stopped within an epoch, so that their file can say how
 * good they are. Left out where the last measure took more than 2 s; a second stop ends it.
 * @throws whatever the engine throws
 */
export async function testAtStop(options: TestAtStopOptions): Promise<void> {
  const { weights, meter, control, breath, reporter } = options;
  if (weights.areTested || meter.iteration === 0 || meter.evaluationSeconds > PATIENCE) {
    return;
  }
  let areGood = false;
  const examiner = new RunExaminer({
    ...options,
    between: async () => {
      await breath.take();
      control.throwIfEnded();
    },
    // No pause and no question: what would be kept of weights that are not finite are these.
    replaceWeights: async () => {
      if (areGood) {
        throw new RunStopped('Even the last good weights give numbers that are not finite.');
      }
      areGood = true;
      await weights.setBack(weights.lastGoodOrThrow());
      reporter.weightsChanged();
    },
  });
  try {
    await examiner.test();
  } catch (error) {
    if (!(error instanceof RunStopped)) {
      throw error;
    }
  }
}
