import type { Dataset } from '../../src/data/dataset.ts';
import { createEngine } from '../../src/engine/createEngine.ts';
import type { Engine, EngineName } from '../../src/engine/engine.ts';
import { presetNamed } from '../../src/nn/presets.ts';
import { layerSizes, type TrainingSettings } from '../../src/nn/settings.ts';
import { batchOf, epochOrder } from '../../src/nn/training.ts';
import { type Measure, millisecondsOf } from './measure.ts';

/** Trained in each measurement: about a second's work with the textbook. */
const SHAPES: readonly { settings: Partial<TrainingSettings>; digits: number }[] = [
  { settings: { hiddenLayers: [128], batchSize: 64 }, digits: 16_384 },
  { settings: { hiddenLayers: [800], batchSize: 128 }, digits: 2_560 },
  {
    settings: { hiddenLayers: [256, 128], batchSize: 64, optimizer: 'adam', learningRate: 0.001 },
    digits: 6_400,
  },
];

/** Every shape is made the same but for what it says: plain SGD on undistorted digits. */
const PLAIN: TrainingSettings = {
  ...presetNamed('quick').settings,
  optimizer: 'sgd',
  learningRate: 0.05,
  weightDecay: 0,
  dropout: 0,
  distortion: 'none',
};

/** An engine's training and evaluation. */
export function engineMeasures(name: EngineName, dataset: Dataset): Measure[] {
  const evaluated = start(name, PLAIN, dataset);
  return [
    ...SHAPES.map(({ settings, digits }) =>
      trainingMeasure(name, { ...PLAIN, ...settings }, digits, dataset),
    ),
    fullBatchMeasure(name, dataset),
    {
      subject: `${shapeOf(PLAIN)}, evaluate ${dataset.test.count} digits`,
      who: name,
      unit: 'ms',
      run: () => millisecondsOf(() => evaluated.predict(dataset.test.images)),
    },
  ];
}

function trainingMeasure(
  name: EngineName,
  settings: TrainingSettings,
  digits: number,
  dataset: Dataset,
): Measure {
  const engine = start(name, settings, dataset);
  const order = epochOrder(settings, 0, dataset.training.count).subarray(0, digits);
  return {
    subject: `${shapeOf(settings)}, batch ${settings.batchSize}, ${settings.optimizer}`,
    who: name,
    unit: 'samples/s',
    run: async () => {
      const milliseconds = await millisecondsOf(async () => {
        for (let iteration = 0; ; iteration++) {
          const batch = batchOf(order, settings, iteration);
          if (batch.length === 0) {
            return;
          }
          await engine.accumulate(batch, 0);
          await engine.update(settings.learningRate);
        }
      });
      return (1000 * order.length) / milliseconds;
    },
  };
}

/** One iteration of Classic: all digits, in slices as the worker hands them over. */
function fullBatchMeasure(name: EngineName, dataset: Dataset): Measure {
  const { settings } = presetNamed('classic');
  const engine = start(name, settings, dataset);
  const order = epochOrder(settings, 0, dataset.training.count);
  return {
    subject: `Classic (${shapeOf(settings)}), one iteration over ${order.length} digits`,
    who: name,
    unit: 'ms',
    run: () =>
      millisecondsOf(async () => {
        for (let first = 0; first < order.length; first += engine.digitsPerCall) {
          await engine.accumulate(order.subarray(first, first + engine.digitsPerCall), 0);
        }
        await engine.update(settings.learningRate);
      }),
  };
}

function start(name: EngineName, settings: TrainingSettings, { training }: Dataset): Engine {
  return createEngine(name, { settings, training, threads: 1 }).engine;
}

function shapeOf(settings: TrainingSettings): string {
  return layerSizes(settings).join('-');
}
