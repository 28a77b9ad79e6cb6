import { presetNamed } from '../../../../src/nn/presets.ts';
import type { TrainingSettings } from '../../../../src/nn/settings.ts';
import type { Checkpoint } from '../../../../src/protocol/subjects.ts';
import { TrainingRun } from '../../../../src/worker/trainingRun.ts';
import { Events } from './events.ts';
import { fakeDataset } from './fakeDataset.ts';
import { type FakeBehaviour, FakeEngine } from './fakeEngine.ts';
import { FakePace } from './fakePace.ts';

export interface FakeRunOptions extends FakeBehaviour {
  settings?: Partial<TrainingSettings>;
  digits?: number;
  testDigits?: number;
  from?: Checkpoint;
  historyBytes?: number;
  changedFrom?: string;
}

/** A run of a fake engine on digits that mean nothing. */
export function fakeRun({
  settings,
  digits = 100,
  testDigits,
  from,
  historyBytes,
  changedFrom,
  ...behaviour
}: FakeRunOptions = {}) {
  const pace = new FakePace();
  const engine = new FakeEngine(pace, behaviour);
  const events = new Events();
  const run = new TrainingRun({
    engine,
    dataset: fakeDataset(digits, testDigits),
    settings: {
      ...presetNamed('quick').settings,
      hiddenLayers: [],
      epochs: 2,
      batchSize: 10,
      ...settings,
    },
    from,
    historyBytes,
    changedFrom,
    preset: 'quick',
    program: 'Test 1.0',
    emit: events.emit,
    pace,
  });
  return { run, engine, pace, events };
}
