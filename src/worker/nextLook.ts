import type { LayerCourseRecorder } from './layerCourse.ts';
import type { RunControl } from './runControl.ts';
import type { RunMeter } from './runMeter.ts';
import type { RunPast } from './runPast.ts';
import type { RunPlan } from './runPlan.ts';

export interface NextLookParts {
  readonly meter: RunMeter;
  readonly plan: RunPlan;
  readonly control: RunControl;
  readonly past: RunPast;
  readonly course: LayerCourseRecorder;
}

/**
 * Batches up to the next at which the test set is measured, weights are kept, an
 * update is measured, or a step ends.
 * @param within iterations of the epoch that are done
 */
export function nextLook(parts: NextLookParts, within: number): number {
  const { meter, plan, control, past, course } = parts;
  const tests = meter.epoch === 0 ? plan.earlyTests : [];
  const places = [...tests, plan.iterationsPerEpoch].filter(place => place > within);
  return Math.min(
    control.pauseAt - meter.iteration,
    past.untilDue,
    course.batchesTogether,
    ...places.map(place => place - within),
  );
}
