import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTextbookEngine } from '../../../src/engine/textbook.ts';
import type { NetworkParameters } from '../../../src/nn/parameters.ts';
import { presetNamed } from '../../../src/nn/presets.ts';
import type { TrainingSettings } from '../../../src/nn/settings.ts';
import type { Advice } from '../../../src/protocol/steering.ts';
import { DeadUnitsWatch } from '../../../src/worker/deadUnitsWatch.ts';
import { TrainingRun } from '../../../src/worker/trainingRun.ts';
import { Events } from './helpers/events.ts';
import { fakeDataset } from './helpers/fakeDataset.ts';

/** Units that say something only to a digit with its label in pixel 0 at least this; others never. */
function networkOf(thresholds: readonly number[]): NetworkParameters {
  const outputs = thresholds.length;
  const weights = new Float32Array(outputs * 784);
  for (let unit = 0; unit < outputs; unit++) {
    weights[unit * 784] = 255;
  }
  const biases = Float32Array.from(thresholds, threshold => 0.5 - threshold);
  const next = { inputs: outputs, outputs: 10, weights: new Float32Array(outputs * 10) };
  return [
    { inputs: 784, outputs, weights, biases },
    { ...next, biases: new Float32Array(10) },
  ];
}

/** What is told of these networks, one after the other. */
function told(
  networks: readonly NetworkParameters[],
  initialization: TrainingSettings['initialization'] = 'he',
): Advice[] {
  const advice: Advice[] = [];
  const watch = new DeadUnitsWatch({
    preset: 'quick',
    settings: { ...presetNamed('quick').settings, learningRate: 2, initialization },
    training: fakeDataset(50).training,
    tell: one => advice.push(one),
  });
  for (const network of networks) {
    watch.look(network);
  }
  return advice;
}

test('most units dead is told once, with a lower rate to try', () => {
  const [one, ...others] = told([networkOf([1, 99, 99]), networkOf([99, 99, 99])]);
  assert.deepEqual(others, []);
  assert.equal(one.reason, 'dead-units');
  assert.match(one.message, /^2 of 3 units in hidden layer 1 are dead: .* 50 training digits/);
  assert.match(one.message, /Try a lower learning rate such as 0\.2\.$/);
});

test('other ways to begin are proposed where the weights began otherwise', () => {
  assert.match(told([networkOf([99, 99])], 'uniform')[0].message, /0\.2, or He initialization\.$/);
  assert.match(told([networkOf([99, 99])], 'zeros')[0].message, /try He initialization\.$/);
});

test('half of the units, or units that only a rare digit wakes, are no reason to tell', () => {
  assert.deepEqual(told([networkOf([1, 99])]), []);
  assert.deepEqual(told([networkOf([9, 9, 9])]), []);
});

test('a run tells of it while it is on', async () => {
  const settings: TrainingSettings = {
    ...presetNamed('quick').settings,
    ...{ hiddenLayers: [4], epochs: 1, batchSize: 10, distortion: 'none' },
    initialization: 'zeros',
  };
  const dataset = fakeDataset(100, 10);
  const engine = createTextbookEngine({ settings, training: dataset.training, threads: 1 });
  const events = new Events();
  await new TrainingRun({
    ...{ engine, dataset, settings, preset: 'quick', program: 'Test 1.0', historyBytes: 0 },
    emit: events.emit,
  }).start();
  const reasons = events.of('advice').map(({ advice }) => advice.reason);
  assert.deepEqual(reasons, ['dead-units']);
});
