import assert from 'node:assert/strict';
import { test } from 'node:test';
import { presetNamed } from '../../../src/nn/presets.ts';
import { provenanceFromMetadata } from '../../../src/params/provenance.ts';

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
