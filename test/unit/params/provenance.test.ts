import assert from 'node:assert/strict';
import { test } from 'node:test';
import { presetNamed } from '../../../src/nn/presets.ts';
import { decodeJson, encodeJson } from '../../../src/params/json.ts';
import { provenanceFromMetadata, provenanceToMetadata } from '../../../src/params/provenance.ts';

const read = (metadata: Record<string, string>) =>
  provenanceFromMetadata(new Map(Object.entries(metadata)));

test('a file without claims has an empty provenance', () => {
  assert.deepEqual(read({}), {});
  assert.deepEqual(read({ format: 'pt', author: 'somebody' }), {});
});

test('claims that make no sense are left out, the others kept', () => {
  assert.deepEqual(
    read({
      test_accuracy: '98.1',
      train_accuracy: 'NaN',
      epochs: '1.5',
      iterations: '-3',
      seconds: '',
      outcome: 'well',
      created: 'yesterday',
      settings: '{"epochs":',
      dataset_kind: 'real',
      dataset_name: 'MNIST',
      preset: 'quick',
    }),
    { preset: 'quick' },
  );
});

test('settings that no run could have are no settings', () => {
  const settings = presetNamed('quick').settings;
  assert.deepEqual(read({ settings: JSON.stringify(settings) }), { settings });
  const more = { ...settings, note: '\u009b2J' };
  assert.deepEqual(read({ settings: JSON.stringify(more) }), { settings });
  for (const wrong of [null, [], 'x', { epochs: 3 }, { ...settings, learningRate: -1 }]) {
    assert.deepEqual(read({ settings: JSON.stringify(wrong) }), {});
  }
});

test('texts are cut and rid of control characters before anybody prints them', () => {
  const { program, preset } = read({
    program: `\u001b[31mred\u202e\n${'x'.repeat(500)}`,
    preset: '\u0007',
  });
  assert.match(program!, /^\[31mredx{190}x*$/);
  assert.equal(program!.length, 200);
  assert.equal(preset, undefined);
});

test('what a run branched from is read as it was written, also from JSON, or left out', () => {
  const parameters = [
    { inputs: 784, outputs: 10, weights: new Float32Array(7840), biases: new Float32Array(10) },
  ];
  for (const branchedFrom of [
    { iteration: 0, iterationsPerEpoch: 100 },
    { iteration: 250, iterationsPerEpoch: 100, file: 'params/a.safetensors' },
  ]) {
    assert.deepEqual(read(provenanceToMetadata({ branchedFrom }, parameters)), { branchedFrom });
    const bytes = encodeJson({ parameters, provenance: { branchedFrom } });
    assert.deepEqual(decodeJson(bytes, 'a.json').provenance, { branchedFrom });
  }
  const good = { iteration: 250, iterationsPerEpoch: 100 };
  assert.deepEqual(read({ branched_from: JSON.stringify({ ...good, file: 'a\nb' }) }), {
    branchedFrom: good,
  });
  for (const wrong of [
    null,
    3,
    {},
    { ...good, iteration: -1 },
    { ...good, iterationsPerEpoch: 0 },
  ]) {
    assert.deepEqual(read({ branched_from: JSON.stringify(wrong) }), {});
  }
});

const place = {
  iteration: 1250,
  iterationsPerEpoch: 100,
  scheduleStart: 10,
  learningRateFactor: 0.1,
  epochSums: { loss: 1 / 3, correct: 40, digits: 50 },
};

test('where a run stood is read as it was written, also from JSON', () => {
  const parameters = [
    { inputs: 784, outputs: 10, weights: new Float32Array(7840), biases: new Float32Array(10) },
  ];
  const metadata = provenanceToMetadata({ place }, parameters);
  assert.deepEqual(read(metadata), { place });
  const bytes = encodeJson({ parameters, provenance: { place } });
  assert.deepEqual(decodeJson(bytes, 'a.json').provenance, { place });
});

test('a place where no run could stand is none', () => {
  for (const wrong of [
    { iteration: 1.5 },
    { iteration: -1 },
    { iterationsPerEpoch: 0 },
    { scheduleStart: 13 },
    { learningRateFactor: 0 },
    { learningRateFactor: 2000 },
    { epochSums: null },
    { epochSums: { ...place.epochSums, loss: 'much' } },
    { epochSums: { ...place.epochSums, digits: -1 } },
  ]) {
    const claim = JSON.stringify({ ...place, ...wrong });
    assert.deepEqual(read({ place: claim }), {}, claim);
  }
  assert.deepEqual(read({ place: '[]' }), {});
  assert.deepEqual(read({ place: '{' }), {});
});

test('what a run was changed from is kept, in one short line', () => {
  const parameters = [
    { inputs: 784, outputs: 10, weights: new Float32Array(7840), biases: new Float32Array(10) },
  ];
  const changedFrom = 'a.safetensors, learningRate 0.1';
  assert.deepEqual(read(provenanceToMetadata({ changedFrom }, parameters)), { changedFrom });
  const bytes = encodeJson({ parameters, provenance: { changedFrom } });
  assert.deepEqual(decodeJson(bytes, 'a.json').provenance, { changedFrom });
});
