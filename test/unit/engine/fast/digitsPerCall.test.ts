import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digitsPerCall, digitsPerPrediction } from '../../../../src/engine/fast/digitsPerCall.ts';
import { PRESETS, presetNamed } from '../../../../src/nn/presets.ts';

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
