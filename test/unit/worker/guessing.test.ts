import assert from 'node:assert/strict';
import { test } from 'node:test';
import { presetNamed } from '../../../src/nn/presets.ts';
import type { TrainingSettings } from '../../../src/nn/settings.ts';
import { guessingProblem } from '../../../src/worker/guessing.ts';
import { lowerRate } from '../../../src/worker/rateAdvice.ts';
import { fakeRun } from './helpers/fakeRun.ts';

const dead = { testAccuracy: 0.098, epochs: 2, iterations: 3750 };

function messageOf(
  change: Partial<TrainingSettings> = {},
  provenance: { testAccuracy?: number; epochs?: number; iterations?: number } = dead,
  testCount = 10_000,
) {
  const settings = { ...presetNamed('quick').settings, ...change };
  const weights = { provenance };
  return guessingProblem(weights, { preset: 'quick', settings, testCount })?.message;
}

test('weights that guess are told with what most likely killed them and what to try', () => {
  assert.match(
    messageOf({ learningRate: 3 }) ?? '',
    /9\.8 %.*rate 3 is too high.*Try 0\.3, a tenth/,
  );
  assert.match(messageOf({ learningRate: 50 }) ?? '', /rate 50 is too high.*Try 0\.4, the rate of/);
  assert.match(messageOf({ learningRate: 1e-5 }) ?? '', /very low\. Try 0\.4, the rate of/);
  assert.match(messageOf({ initialization: 'zeros' }) ?? '', /were all 0.*random weights/);
  assert.match(messageOf({}, { ...dead, iterations: 2 }) ?? '', /train for more epochs/);
});

test('nothing is said of weights that have learned, or of which little is known', () => {
  assert.equal(messageOf({}, { ...dead, testAccuracy: 0.16 }), undefined);
  assert.equal(messageOf({}, { ...dead, testAccuracy: undefined }), undefined);
  assert.equal(messageOf({}, { ...dead, epochs: 0 }), undefined);
  assert.equal(messageOf({}, dead, 20), undefined, 'too few digits');
});

test('the rate to try is one for the optimizer that was used', () => {
  const advice = (optimizer: TrainingSettings['optimizer'], rate: number) =>
    lowerRate(rate, { preset: 'quick', settings: { optimizer } }).text;
  assert.equal(advice('sgd', 100), '0.4, the rate of the preset Quick');
  assert.equal(advice('sgd', 1), '0.1, a tenth of it');
  assert.equal(advice('adam', 0.4), '0.001, the usual one with Adam');
  assert.equal(advice('momentum', 0.4), '0.04, a tenth of it');
});

test('the end of a run tells of weights that guess, and says nothing of others', async () => {
  const guessing = fakeRun({ accuracyOf: () => 0.1, settings: { learningRate: 9 } });
  await guessing.run.start();
  const { problem } = guessing.events.of('finished')[0];
  assert.equal(problem?.reason, 'guessing');
  const good = fakeRun();
  await good.run.start();
  assert.equal(good.events.of('finished')[0].problem, undefined);
});
