import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTextbookEngine } from '../../../src/engine/textbook.ts';
import { initializeLayers } from '../../../src/nn/initialization.ts';
import { Network } from '../../../src/nn/network.ts';
import { presetNamed } from '../../../src/nn/presets.ts';
import { layerSizes, type TrainingSettings } from '../../../src/nn/settings.ts';
import { batchOf, epochOrder } from '../../../src/nn/training.ts';
import type { LayerCourse } from '../../../src/protocol/inside.ts';
import { showImage } from '../../../src/worker/textbookNetwork.ts';
import { TrainingRun } from '../../../src/worker/trainingRun.ts';
import { Events } from './helpers/events.ts';
import { fakeDataset } from './helpers/fakeDataset.ts';
import { fakeRun } from './helpers/fakeRun.ts';

const DIGITS = 200;

function settingsWith(changes: Partial<TrainingSettings>): TrainingSettings {
  return {
    ...presetNamed('quick').settings,
    ...{ hiddenLayers: [4], epochs: 2, batchSize: 10, distortion: 'none', schedule: 'constant' },
    ...{ learningRate: 0.01 },
    ...changes,
  };
}

/** Trains with the textbook; what was told of the layers. */
async function courseOf(settings: TrainingSettings, isLookedAt = true) {
  const historyBytes = isLookedAt ? 0 : undefined;
  const dataset = fakeDataset(DIGITS, 10);
  const engine = createTextbookEngine({ settings, training: dataset.training, threads: 1 });
  const events = new Events();
  await new TrainingRun({
    ...{ engine, dataset, settings, preset: 'quick', program: 'Test 1.0', historyBytes },
    emit: events.emit,
  }).start();
  const courses = events.of('layerCourse').map(({ course }) => course);
  return { course: courses.at(-1) as LayerCourse, courses, weights: engine.parameters() };
}

/** Lengths of the gradients of the first batch, and of the weights, straight from the textbook. */
function firstStep(settings: TrainingSettings) {
  const network = new Network(layerSizes(settings), settings);
  initializeLayers(network.layers, settings.initialization, settings.seed);
  const { training } = fakeDataset(DIGITS);
  const batch = batchOf(epochOrder(settings, 0, DIGITS), settings, 0);
  for (const digit of batch) {
    showImage(network, training.images, digit);
    network.backward(training.labels[digit]);
  }
  return network.layers.map(({ weights, weightGradients }) => {
    const decay = settings.weightDecay;
    const gradient = weightGradients.map((sum, at) => sum / batch.length + decay * weights[at]);
    return { gradient: Math.hypot(...gradient), weights: Math.hypot(...weights) };
  });
}

function assertClose(value: number, wanted: number, what: string) {
  assert.ok(Math.abs(value / wanted - 1) < 1e-4, `${what}: ${value}, not ${wanted}`);
}

for (const optimizer of ['sgd', 'momentum', 'adam'] as const) {
  test(`the gradient told of is the one that ${optimizer} was given`, async () => {
    const settings = settingsWith({ optimizer, weightDecay: 0.01, epochs: 20 });
    const { course } = await courseOf(settings);
    const { gradients } = course.layers[0];
    for (const [layer, { gradient }] of firstStep(settings).entries()) {
      assertClose(course.layers[layer].gradients[0], gradient, `layer ${layer}`);
    }
    assert.ok(gradients.length > 1 && gradients.every(Number.isFinite));
  });
}

test('the ratio is the change of the weights by their length', async () => {
  const settings = settingsWith({ learningRate: 1 });
  const { course } = await courseOf(settings);
  for (const [layer, { gradient, weights }] of firstStep(settings).entries()) {
    const wanted = (settings.learningRate * gradient) / weights;
    assertClose(course.layers[layer].ratios[0], wanted, `layer ${layer}`);
  }
});

test('measuring changes nothing of a run, and is left out where nobody looks', async () => {
  const settings = settingsWith({ optimizer: 'adam' });
  const looked = await courseOf(settings);
  const alone = await courseOf(settings, false);
  assert.ok(looked.courses.length > 0);
  assert.deepEqual(alone.courses, []);
  assert.deepEqual(looked.weights, alone.weights);
});

test('early updates are measured closely, later ones at the distance of an epoch', async () => {
  const { course } = await courseOf(settingsWith({ batchSize: 'full', epochs: 20 }));
  // 200 digits an update: 60,000 digits are 300 updates; 300 / 64, / 32, / 16 lie within 20.
  assert.deepEqual([...course.iterations], [0, 4, 9, 18]);
});

test('however long a run is, its points are few', async () => {
  const { run, events } = fakeRun({
    settings: { epochs: 3000, batchSize: 100 },
    historyBytes: 0,
  });
  await run.start();
  const { course } = events.of('layerCourse').at(-1) as { course: LayerCourse };
  assert.ok(course.iterations.length <= 210, `${course.iterations.length} points`);
});
