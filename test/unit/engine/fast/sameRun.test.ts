import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateDigits } from '../../../../src/data/generatedDigits.ts';
import { createEngine } from '../../../../src/engine/createEngine.ts';
import type { EngineName } from '../../../../src/engine/engine.ts';
import { type PresetName, presetNamed } from '../../../../src/nn/presets.ts';
import { TrainingRun } from '../../../../src/worker/trainingRun.ts';
import { Events } from '../../worker/helpers/events.ts';
import { fakeDataset } from '../../worker/helpers/fakeDataset.ts';
import { flat, largestDifference } from './lesson.ts';

const dataset = {
  ...fakeDataset(600, 200),
  training: generateDigits({ seed: 1, part: 'training', first: 0, count: 600 }),
  test: generateDigits({ seed: 1, part: 'test', first: 0, count: 200 }),
};

/** A run of two epochs of a preset, with some digits held out. */
async function runOf(name: EngineName, preset: PresetName) {
  const settings = { ...presetNamed(preset).settings, epochs: 2, validationDigits: 50 };
  const { training } = dataset;
  const { engine } = createEngine(name, { settings, training, threads: 2 });
  const events = new Events();
  const run = new TrainingRun({
    ...{ engine, dataset, settings, preset },
    ...{ program: 'Test 1.0', emit: events.emit },
  });
  await run.start();
  await run.dispose();
  const [{ checkpoint, position }] = events.of('finished');
  return { name: engine.name, epochs: events.of('epoch'), checkpoint, position };
}

for (const preset of ['quick', 'classic'] as const) {
  test(`a run of ${preset} says the same with both engines`, async () => {
    const [textbook, fast] = [await runOf('textbook', preset), await runOf('fast', preset)];
    assert.equal(fast.name, 'fast');
    assert.equal(fast.checkpoint.provenance.engine, 'fast');
    for (const run of [textbook, fast]) {
      assert.equal(run.epochs.length, 2);
    }
    const accuracies = (run: typeof fast) =>
      run.epochs.map(({ trainAccuracy, testAccuracy }) => [trainAccuracy, testAccuracy]);
    assert.deepEqual(accuracies(fast), accuracies(textbook));
    const losses = (run: typeof fast) => run.epochs.map(({ loss }) => loss);
    assert.ok(largestDifference(losses(fast), losses(textbook), 0.1) < 1e-5);
    assert.equal(fast.position.iteration, textbook.position.iteration);
    const parameters = [fast, textbook].map(run => flat(run.checkpoint.parameters));
    assert.ok(largestDifference(parameters[0], parameters[1], 0.1) < 1e-4);
  });
}
