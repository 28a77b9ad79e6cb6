import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { digitsPerCall, digitsPerPrediction } from '../../../../src/engine/fast/digitsPerCall.ts';
import { REMEMBERED } from '../../../../src/nn/optimizer.ts';
import { PRESETS, presetNamed } from '../../../../src/nn/presets.ts';
import { layerSizes, SETTING_CHOICES } from '../../../../src/nn/settings.ts';

const { settings } = presetNamed('quick');

test('a wide network predicts many digits at a time, a very wide and deep one fewer', () => {
  const predictedBy = (hiddenLayers: number[]) =>
    digitsPerPrediction({ ...settings, hiddenLayers });
  assert.equal(predictedBy([4096, 4096]), 32);
  const deep = predictedBy(new Array<number>(5).fill(4096));
  assert.ok(deep >= 4 && deep <= 16, `${deep}`);
  assert.equal(deep % 4, 0);
});

test('a wide network trains some digits at a time: its weights are read once for them', () => {
  const trainedBy = (hiddenLayers: number[]) => digitsPerCall({ ...settings, hiddenLayers });
  assert.equal(trainedBy([2048, 2048]), 8);
  assert.ok(trainedBy([4096, 4096]) >= 4);
  assert.equal(trainedBy(new Array<number>(5).fill(4096)), 1, 'one takes long enough');
});

test('the presets predict as many digits at a time as they train', () => {
  for (const preset of PRESETS) {
    assert.ok(digitsPerCall(preset.settings) >= 20);
    assert.equal(
      digitsPerPrediction(preset.settings),
      Math.max(32, digitsPerCall(preset.settings)),
    );
  }
});

/** As measured on one thread of the machine that README tells of: of one in nanoseconds. */
const SPARSE_MULTIPLY_ADD = 1 / 21;
const MULTIPLY_ADD = 1 / 27;
const CHANGED_WEIGHT = 0.85;
const REMEMBERED_NUMBER = 0.35;

const hiddenLayers = fc.array(fc.integer({ min: 1, max: 4096 }), { maxLength: 2 });
const batchSizes = fc.oneof(
  fc.integer({ min: 1, max: 16 }),
  fc.integer({ min: 1, max: 60_000 }),
  fc.constant('full' as const),
);
const optimizers = fc.constantFrom(...SETTING_CHOICES.optimizer);
const distortions = fc.constantFrom(...SETTING_CHOICES.distortion);

test('a call has no more work than for 45 of 50 ms, at any width', () => {
  fc.assert(
    fc.property(hiddenLayers, batchSizes, optimizers, distortions, (...chosen) => {
      const [hiddenLayers, batchSize, optimizer, distortion] = chosen;
      const digits = digitsPerCall({ hiddenLayers, batchSize, optimizer, distortion });
      const batch = batchSize === 'full' ? Number.POSITIVE_INFINITY : batchSize;
      // Whole batches with their updates, or a slice of one, whose update is another call.
      const batches = Math.floor(digits / batch);
      const trained = batches > 0 ? batches * batch : digits;
      const sizes = layerSizes({ hiddenLayers });
      const [first, ...above] = sizes.slice(1).map((outputs, index) => sizes[index] * outputs);
      const weightsAbove = above.reduce((sum, weights) => sum + weights, 0);
      const weights = first + weightsAbove;
      const nanoseconds =
        // Forward and gradients, of digits with ink in half of their pixels: MNIST's have a fifth.
        trained * 2 * (first / 2) * SPARSE_MULTIPLY_ADD +
        trained * 3 * weightsAbove * MULTIPLY_ADD +
        Math.max(1, batches) * weights * CHANGED_WEIGHT +
        batches * weights * REMEMBERED[optimizer] * REMEMBERED_NUMBER;
      assert.ok(nanoseconds <= 45e6, `${nanoseconds / 1e6} ms`);
    }),
    {
      numRuns: 2000,
      examples: [
        [[4096, 4096], 1, 'sgd', 'none'],
        [[4096, 4096], 8, 'adam', 'none'],
      ],
    },
  );
});
