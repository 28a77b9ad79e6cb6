import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LabelledImages } from '../../../../src/data/dataset.ts';
import { generateDigits } from '../../../../src/data/generatedDigits.ts';
import { createTextbookEngine } from '../../../../src/engine/textbook.ts';
import { PRESETS } from '../../../../src/nn/presets.ts';
import { Random } from '../../../../src/nn/random.ts';
import type { TrainingSettings } from '../../../../src/nn/settings.ts';
import { STREAMS } from '../../../../src/nn/streams.ts';
import { randomDigits } from '../randomDigits.ts';
import {
  type Calls,
  fastEngine,
  flat,
  largestDifference,
  settingsOf,
  trainEpoch,
} from './lesson.ts';

const digits = generateDigits({ seed: 3, part: 'training', first: 0, count: 150 });

interface Comparison {
  readonly settings: TrainingSettings;
  readonly training?: LabelledImages;
  readonly calls?: Calls;
  readonly slice?: number;
  /** How far losses and probabilities may be apart, relative. */
  readonly tolerance?: number;
}

/** How far parameters may be: Adam takes a whole step for a gradient that is nearly 0, to whichever side. */
const PARAMETER_TOLERANCES = { sgd: 1e-5, momentum: 1e-5, adam: 2e-3 };

/** Trains the first epoch with both engines, and the second: what one leaves the next must find. */
async function assertSame(comparison: Comparison): Promise<void> {
  const { settings, training = digits, calls = 'batches', slice, tolerance = 1e-5 } = comparison;
  const textbook = createTextbookEngine({ settings, training, threads: 1 });
  const fast = fastEngine({ settings, training, threads: 2 });
  try {
    assert.deepEqual(fast.parameters(), textbook.parameters());
    for (const epoch of [0, 1]) {
      const expected = await trainEpoch(textbook, settings, training, epoch);
      const actual = await trainEpoch(fast, settings, training, epoch, calls, slice);
      const losses = (sums: typeof actual) => sums.map(({ loss }) => loss);
      const rights = (sums: typeof actual) => sums.map(({ correct }) => correct);
      const apart = largestDifference(losses(actual), losses(expected), 0.1);
      assert.ok(apart < tolerance, `losses of epoch ${epoch} are ${apart} apart`);
      assert.deepEqual(rights(actual), rights(expected), `right answers of epoch ${epoch}`);
    }
    const [mine, theirs] = [fast, textbook].map(engine => flat(engine.parameters()));
    const apart = largestDifference(mine, theirs, 0.1);
    assert.ok(
      apart < Math.max(tolerance, PARAMETER_TOLERANCES[settings.optimizer]),
      `parameters are ${apart} apart`,
    );
    const answers = await fast.predict(training.images);
    const difference = largestDifference(answers, await textbook.predict(training.images), 0.1);
    assert.ok(difference < tolerance, `predictions are ${difference} apart`);
  } finally {
    await fast.dispose();
  }
}

for (const { name, settings } of PRESETS) {
  test(`the preset ${name} learns as the textbook does`, async () => {
    const calls = settings.batchSize === 'full' ? 'slices' : 'batches';
    await assertSame({ settings, calls });
  });
}

const shapes = [[], [1], [3], [10], [33], [128], [64, 64], [100, 37, 5], [256, 128], [800]];
for (const hiddenLayers of [...shapes, [4, 8, 12, 16, 20, 24, 28, 32]]) {
  const name = [784, ...hiddenLayers, 10].join('-');
  test(`${name} learns as the textbook does`, async () => {
    await assertSame({ settings: settingsOf({ hiddenLayers }) });
  });
}

const extras: Partial<TrainingSettings>[] = [
  {},
  { weightDecay: 0.01 },
  { dropout: 0.3 },
  { distortion: 'affine' },
  { distortion: 'affine+elastic', dropout: 0.5, weightDecay: 0.001, gradientScale: 2 },
];
for (const optimizer of ['sgd', 'momentum', 'adam'] as const) {
  for (const extra of extras) {
    test(`${optimizer} with ${JSON.stringify(extra)} learns as the textbook does`, async () => {
      const learningRate = optimizer === 'adam' ? 0.003 : 0.05;
      const settings = settingsOf({ hiddenLayers: [40, 20], optimizer, learningRate, ...extra });
      await assertSame({ settings });
      await assertSame({ settings, calls: 'slices', slice: 13 });
    });
  }
}

test('a unit whose number is just below the dropout is left out as in the textbook', async () => {
  const { seed } = settingsOf();
  // A rate a hair above the number drawn for the first unit: rounded to float32 it lies below.
  const rates = Array.from({ length: 100 }, (_, digit) => {
    return new Random(seed, STREAMS.dropout, 0, digit).uniform() + 2 ** -33;
  });
  const digit = rates.findIndex(rate => rate < 0.9 && Math.fround(rate) < rate - 2 ** -32);
  const settings = settingsOf({ hiddenLayers: [1], dropout: rates[digit], batchSize: 'full' });
  await assertSame({ settings, training: randomDigits(digit + 1, 1), calls: 'slices' });
});

test('any network, batch and slice learns as the textbook does', async () => {
  const width = fc.integer({ min: 1, max: 70 });
  const cases = fc.record({
    hiddenLayers: fc.array(width, { maxLength: 4 }),
    batchSize: fc.oneof(fc.integer({ min: 1, max: 140 }), fc.constant('full' as const)),
    optimizer: fc.constantFrom('sgd' as const, 'momentum' as const),
    weightDecay: fc.constantFrom(0, 0.01),
    seed: fc.integer({ min: 0, max: 2 ** 31 }),
  });
  const calls = fc.record({
    calls: fc.constantFrom('batches' as const, 'slices' as const),
    slice: fc.integer({ min: 1, max: 140 }),
  });
  await fc.assert(
    fc.asyncProperty(cases, calls, fc.integer({ min: 1, max: 140 }), async (change, how, count) => {
      const settings = settingsOf({ ...change, learningRate: 0.02 });
      await assertSame({ ...how, settings, training: randomDigits(count, 1), tolerance: 1e-4 });
    }),
    { numRuns: 30, seed: 1 },
  );
});
