import type { Dataset } from '../data/dataset.ts';
import type { PresetName } from '../nn/presets.ts';
import type { TrainingSettings } from '../nn/settings.ts';
import type { FromWorker } from '../protocol/workerMessages.ts';
import type { HistoryRecorder } from './historyRecorder.ts';
import type { LayerCourseRecorder } from './layerCourse.ts';
import type { Breath } from './pace.ts';
import type { RunControl } from './runControl.ts';
import type { RunMeter } from './runMeter.ts';
import type { RunPast } from './runPast.ts';
import type { RunPlan } from './runPlan.ts';
import type { RunReporter } from './runReporter.ts';
import type { RunSteering } from './runSteering.ts';
import type { RunWeights } from './runWeights.ts';
import type { SharedEngine } from './sharedEngine.ts';

/** What the loop of a run works with. */
export interface RunParts {
  readonly engine: SharedEngine;
  readonly dataset: Dataset;
  readonly settings: TrainingSettings;
  readonly preset: PresetName;
  readonly plan: RunPlan;
  readonly control: RunControl;
  readonly breath: Breath;
  readonly meter: RunMeter;
  readonly history: HistoryRecorder;
  readonly past: RunPast;
  readonly course: LayerCourseRecorder;
  readonly weights: RunWeights;
  readonly reporter: RunReporter;
  readonly steering: RunSteering;
  readonly emit: (event: FromWorker) => void;
}
