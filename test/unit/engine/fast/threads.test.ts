import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { LabelledImages } from '../../../../src/data/dataset.ts';
import type { BatchSums, Engine } from '../../../../src/engine/engine.ts';
import type { TrainingSettings } from '../../../../src/nn/settings.ts';
import { randomDigits } from '../randomDigits.ts';
import { type Calls, fastEngine, flat, settingsOf, trainEpoch } from './lesson.ts';

const few = randomDigits(100, 1);
const many = randomDigits(1600, 2);

interface Bits {
  readonly sums: readonly BatchSums[];
  readonly parameters: string;
  readonly predictions: string;
}

async function bitsOf(
  engine: Engine,
  settings: TrainingSettings,
  training: LabelledImages,
  calls: Calls,
): Promise<Bits> {
  const sums = [];
  for (const epoch of [0, 1]) {
    sums.push(...(await trainEpoch(engine, settings, training, epoch, calls, 100)));
  }
  const digest = (numbers: Float32Array) => createHash('sha256').update(numbers).digest('hex');
  return {
    sums,
    parameters: digest(flat(engine.parameters())),
    predictions: digest(await engine.predict(training.images)),
  };
}

/** The same training on more and more threads, each time with both kinds of calls. */
async function assertSameBits(
  change: Partial<TrainingSettings>,
  training = few,
  counts = [1, 2, 3, 5],
): Promise<void> {
  const settings = settingsOf(change);
  const expected = new Map<Calls, Bits>();
  for (const threads of counts) {
    const engine = fastEngine({ settings, training, threads });
    try {
      const initial = engine.parameters();
      for (const calls of ['batches', 'slices'] as const) {
        engine.setParameters(initial);
        const bits = await bitsOf(engine, settings, training, calls);
        assert.ok(bits.sums.every(({ loss }) => Number.isFinite(loss)));
        assert.deepEqual(bits, expected.get(calls) ?? bits, `${threads} threads, ${calls}`);
        expected.set(calls, bits);
      }
    } finally {
      await engine.dispose();
    }
  }
}

// Panels of 32 units: with fewer of them than threads, the work is shared by digits and pixels.
const shapes = [[], [1], [16], [33], [64, 40], [100, 37, 5], [160, 70]];
for (const [index, hiddenLayers] of shapes.entries()) {
  const optimizer = index % 2 === 0 ? 'sgd' : 'adam';
  const layers = [784, ...hiddenLayers, 10].join('-');
  test(`${layers} with ${optimizer} has the same bits on any number of threads`, async () => {
    await assertSameBits({ hiddenLayers, optimizer, learningRate: 0.01, weightDecay: 0.01 });
  });
}

for (const batchSize of [1, 15, 16, 17, 63, 64, 65]) {
  test(`batches of ${batchSize} have the same bits on any number of threads`, async () => {
    await assertSameBits({ hiddenLayers: [96, 10], batchSize }, few, [1, 2, 5]);
  });
}

for (const batchSize of [1500, 'full'] as const) {
  test(`batches of ${batchSize} have the same bits on any number of threads`, async () => {
    await assertSameBits({ hiddenLayers: [70], batchSize }, many, [1, 2, 3, 3]);
  });
}

test('dropout and distortion have the same bits on any number of threads', async () => {
  const extras = { dropout: 0.4, distortion: 'affine+elastic' } as const;
  for (const hiddenLayers of [[20], [100, 30]]) {
    await assertSameBits({ hiddenLayers, optimizer: 'momentum', ...extras });
  }
});
