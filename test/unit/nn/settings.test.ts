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

/** A wrong value, how the sentence shows it, and the range it names. */
const refused: [keyof TrainingSettings, unknown, string, string][] = [
  ['hiddenLayers', [0], '[0]', 'from 1 to 4096'],
  ['hiddenLayers', [4097], '[4097]', 'from 1 to 4096'],
  ['hiddenLayers', [12.5], '[12.5]', 'whole numbers'],
  ['hiddenLayers', [1, 1, 1, 1, 1, 1, 1, 1, 1], '[1,1,1,1,1,1,1,1,1]', 'at most 8'],
  ['hiddenLayers', 128, '128', 'a list'],
  ['hiddenLayers', ['128'], '["128"]', 'whole numbers'],
  ['epochs', 0, '0', 'from 1 to 10000'],
  ['epochs', 10_001, '10001', 'from 1 to 10000'],
  ['epochs', 2.5, '2.5', 'a whole number'],
  ['epochs', '10', '"10"', 'a whole number'],
  ['epochs', undefined, 'undefined', 'from 1 to 10000'],
  ['batchSize', 0, '0', 'from 1 to 60000 or "full"'],
  ['batchSize', 60_001, '60001', 'from 1 to 60000 or "full"'],
  ['batchSize', 'all', '"all"', 'from 1 to 60000 or "full"'],
  ['learningRate', 0, '0', 'from 0.000001 to 100'],
  ['learningRate', -0.1, '-0.1', 'from 0.000001 to 100'],
  ['learningRate', 101, '101', 'from 0.000001 to 100'],
  ['learningRate', Number.NaN, 'NaN', 'from 0.000001 to 100'],
  ['learningRate', Number.POSITIVE_INFINITY, 'Infinity', 'from 0.000001 to 100'],
  ['gradientScale', 0, '0', 'from 0.001 to 1000'],
  ['weightDecay', -1e-9, '-1e-9', 'from 0 to 1'],
  ['weightDecay', 2, '2', 'from 0 to 1'],
  ['dropout', 1, '1', 'from 0 to 0.95'],
  ['dropout', null, 'null', 'from 0 to 0.95'],
  ['validationDigits', -1, '-1', 'from 0 to 50000'],
  ['validationDigits', 50_001, '50001', 'from 0 to 50000'],
  ['seed', -1, '-1', 'from 0 to 9007199254740991'],
  ['seed', 2 ** 53, '9007199254740992', 'from 0 to 9007199254740991'],
  ['seed', 0.5, '0.5', 'a whole number'],
  ['initialization', 'xavier', '"xavier"', '"he", "uniform"'],
  ['optimizer', 'rmsprop', '"rmsprop"', '"sgd", "momentum", "adam"'],
  ['schedule', 'step', '"step"', '"constant", "linear", "cosine"'],
  ['distortion', 'blur', '"blur"', '"none", "affine", "affine+elastic"'],
];

for (const [name, value, shown, range] of refused) {
  test(`refuses ${name} ${String(JSON.stringify(value))} (${shown}) by name, value and range`, () => {
    const faults = validateSettings({ ...good, [name]: value } as TrainingSettings);
    assert.equal(faults.length, 1);
    assert.ok(faults[0].startsWith(`${name} is ${shown}; `), faults[0]);
    assert.ok(faults[0].includes(range), faults[0]);
  });
}

test('every fault has its sentence', () => {
  assert.equal(validateSettings({ ...good, epochs: 0, dropout: 2, seed: -1 }).length, 3);
});
