import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OptimizerState } from '../../../src/nn/optimizerState.ts';
import { presetNamed } from '../../../src/nn/presets.ts';
import type { TrainingSettings } from '../../../src/nn/settings.ts';
import { encodeOptimizerFile } from '../../../src/params/optimizerFile.ts';
import { parametersDigest } from '../../../src/params/parametersDigest.ts';
import type { Provenance } from '../../../src/params/paramsFile.ts';
import {
  addedEpochsText,
  planResumption,
  weightsOnly,
  withMoreEpochs,
} from '../../../src/params/resumption.ts';
import { networkOf } from './safetensorsFiles.ts';

const current = presetNamed('classic').settings;
const parameters = networkOf([784, 5, 10]);
const settings: TrainingSettings = {
  ...current,
  hiddenLayers: [5],
  epochs: 10,
  optimizer: 'adam',
  learningRate: 0.002,
  schedule: 'cosine',
};
const place = {
  iteration: 50,
  iterationsPerEpoch: 10,
  scheduleStart: 0,
  learningRateFactor: 1,
  epochSums: { loss: 0, correct: 0, digits: 0 },
};
const state: OptimizerState = {
  updates: 50,
  memories: [
    networkOf([784, 5, 10], 2),
    networkOf([784, 5, 10], 3).map(layer => ({
      ...layer,
      weights: layer.weights.map(Math.abs),
      biases: layer.biases.map(Math.abs),
    })),
  ],
};

async function optimizerFile(digestOf = parameters, kept = state): Promise<Uint8Array> {
  const digest = await parametersDigest(digestOf);
  return encodeOptimizerFile({ optimizer: 'adam', state: kept, parametersDigest: digest });
}

async function planned(provenance: Provenance, optimizer?: Uint8Array) {
  const file = { parameters, provenance, fileName: 'a.safetensors', optimizerFile: optimizer };
  return planResumption(file, current);
}

test('a run that was stopped goes on with all that it was', async () => {
  const found = await planned({ settings, place }, await optimizerFile());
  assert.equal(found.kind, 'run');
  assert.deepEqual(found.notes, []);
  assert.deepEqual(found.settings, settings);
  assert.deepEqual(found.from.provenance.place, place);
  assert.deepEqual(found.from.optimizer, state);
});

test('a run without epochs left is finished', async () => {
  const { kind } = await planned({ settings, place: { ...place, iteration: 100 } });
  assert.equal(kind, 'finished');
});

test('what the optimizer file lacks is said in one sentence, and the run goes on without it', async () => {
  const [first, second] = state.memories;
  const smaller = { ...state, memories: [first.slice(1), second.slice(1)] };
  for (const [bytes, words] of [
    [undefined, /^There is no a\.safetensors\.optimizer: adam begins without memory/],
    [await optimizerFile(networkOf([784, 5, 10], 9)), /optimizer belongs to other weights: adam/],
    [await optimizerFile(parameters, smaller), /optimizer belongs to other weights: adam/],
    [
      (await optimizerFile()).subarray(0, 900),
      /^a\.safetensors\.optimizer is cut off.* So adam begins/,
    ],
    [new Uint8Array(0), /^a\.safetensors\.optimizer is empty/],
  ] as const) {
    const { kind, from, notes } = await planned({ settings, place }, bytes);
    assert.equal(kind, 'run');
    assert.equal(from.optimizer, undefined);
    assert.equal(notes.length, 1);
    assert.match(notes[0], words);
  }
});

test('plain gradient descent asks for no optimizer file', async () => {
  const plain = { ...settings, optimizer: 'sgd' } as const;
  const { notes } = await planned({ settings: plain, place }, new Uint8Array(3));
  assert.deepEqual(notes, []);
});

test('a file from elsewhere gives its weights to a new run with the settings of now', async () => {
  const others = [{}, { settings: { ...settings, hiddenLayers: [7] }, place }];
  for (const provenance of others) {
    const found = await planned(provenance);
    assert.equal(found.kind, 'weights');
    assert.deepEqual(found.settings, { ...current, hiddenLayers: [5] });
    assert.deepEqual(found.from, { parameters, provenance: {} });
    assert.match(found.notes[0], /a\.safetensors does not say what run made it/);
  }
});

test('a file that does not say where its run stood gives a new run its settings too', async () => {
  const found = await planned({ settings });
  assert.equal(found.kind, 'weights');
  assert.deepEqual(found.settings, settings);
  assert.deepEqual(found.from.provenance, {});
  const anew = weightsOnly({ parameters, provenance: { place } }, settings, 'So.');
  assert.deepEqual(anew.from.provenance, {});
});

test('more epochs at a constant rate continue the schedule, at a falling one begin it anew', async () => {
  const done = { ...place, iteration: 100 };
  const falling = withMoreEpochs(await planned({ settings, place: done }), 4);
  assert.equal(falling.kind, 'run');
  assert.equal(falling.settings.epochs, 14);
  assert.equal(falling.from.provenance.place?.scheduleStart, 10);
  assert.match(addedEpochsText(settings), /begins at 0\.002 again and falls to 0/);
  const constant = { ...settings, schedule: 'constant' } as const;
  const going = withMoreEpochs(await planned({ settings: constant, place: done }), 4);
  assert.equal(going.settings.epochs, 14);
  assert.equal(going.from.provenance.place?.scheduleStart, 0);
  assert.match(addedEpochsText(constant), /stays at 0\.002/);
});
