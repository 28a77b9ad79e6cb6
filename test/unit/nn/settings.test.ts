import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PRESETS } from '../../../src/nn/presets.ts';
import { layerSizes, type TrainingSettings, validateSettings } from '../../../src/nn/settings.ts';

const good = PRESETS[0].settings;

test('every preset is valid', () => {
  for (const preset of PRESETS) {
    assert.deepEqual(validateSettings(preset.settings), [], preset.name);
  }
});

test('the layers go from the pixels to the digits', () => {
  assert.deepEqual(layerSizes({ hiddenLayers: [] }), [784, 10]);
  assert.deepEqual(layerSizes({ hiddenLayers: [128, 64] }), [784, 128, 64, 10]);
});

const accepted: Partial<TrainingSettings>[] = [
  { hiddenLayers: [] },
  { hiddenLayers: [1, 4096, 1, 1, 1, 1, 1, 4096] },
  { epochs: 1 },
  { epochs: 10_000 },
  { batchSize: 'full' },
  { batchSize: 1 },
  { batchSize: 60_000 },
  { learningRate: 100 },
  { weightDecay: 1 },
  { dropout: 0.95 },
  { validationDigits: 50_000 },
  { seed: 0 },
  { seed: 2 ** 53 - 1 },
];

for (const change of accepted) {
  test(`accepts ${JSON.stringify(change)}`, () => {
    assert.deepEqual(validateSettings({ ...good, ...change }), []);
  });
}

/** A wrong value, and how the fault writes it. */
const refused: [keyof TrainingSettings, unknown, string][] = [
  ['hiddenLayers', [0], '[0]'],
  ['hiddenLayers', [4097], '[4097]'],
  ['hiddenLayers', [12.5], '[12.5]'],
  ['hiddenLayers', [1, 1, 1, 1, 1, 1, 1, 1, 1], '[1,1,1,1,1,1,1,1,1]'],
  ['hiddenLayers', 128, '128'],
  ['hiddenLayers', ['128'], '["128"]'],
  ['epochs', 0, '0'],
  ['epochs', 10_001, '10001'],
  ['epochs', 2.5, '2.5'],
  ['epochs', '10', '"10"'],
  ['epochs', undefined, 'undefined'],
  ['batchSize', 0, '0'],
  ['batchSize', 60_001, '60001'],
  ['batchSize', 'all', '"all"'],
  ['learningRate', 0, '0'],
  ['learningRate', -0.1, '-0.1'],
  ['learningRate', 101, '101'],
  ['learningRate', Number.NaN, 'NaN'],
  ['learningRate', Number.POSITIVE_INFINITY, 'Infinity'],
  ['gradientScale', 0, '0'],
  ['weightDecay', -1e-9, '-1e-9'],
  ['weightDecay', 2, '2'],
  ['dropout', 1, '1'],
  ['dropout', null, 'null'],
  ['validationDigits', -1, '-1'],
  ['validationDigits', 50_001, '50001'],
  ['seed', -1, '-1'],
  ['seed', 2 ** 53, '9007199254740992'],
  ['seed', 0.5, '0.5'],
  ['initialization', 'xavier', '"xavier"'],
  ['optimizer', 'rmsprop', '"rmsprop"'],
  ['schedule', 'step', '"step"'],
  ['distortion', 'blur', '"blur"'],
];

for (const [name, value, written] of refused) {
  test(`refuses ${name} ${String(JSON.stringify(value))} (${written}) by name and value`, () => {
    const [fault, ...others] = validateSettings({ ...good, [name]: value } as TrainingSettings);
    assert.deepEqual(others, []);
    assert.equal(fault.setting, name);
    assert.equal(fault.value, written);
  });
}

test('a fault says what may be', () => {
  assert.deepEqual(validateSettings({ ...good, batchSize: 0 }), [
    {
      ...{ setting: 'batchSize', value: '0', kind: 'whole number', word: 'full' },
      ...{ minimum: 1, maximum: 60_000 },
    },
  ]);
});

test('every fault is told', () => {
  assert.equal(validateSettings({ ...good, epochs: 0, dropout: 2, seed: -1 }).length, 3);
});
