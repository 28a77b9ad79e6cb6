import assert from 'node:assert/strict';
import { test } from 'node:test';
import { presetNamed } from '../../../src/nn/presets.ts';
import { provenanceRows } from '../../../webview/provenanceRows.ts';

const textOf = (rows: ReturnType<typeof provenanceRows>, name: string) =>
  rows.find(row => row.name === name)?.value;

test('what a file does not say has no row', () => {
  assert.deepEqual(provenanceRows({}), []);
  assert.deepEqual(provenanceRows({ epochs: 0 }), [{ name: 'Epochs', value: '0' }]);
});

test('a whole run is told with its settings', () => {
  const rows = provenanceRows({
    preset: 'classic',
    settings: presetNamed('classic').settings,
    dataset: { kind: 'generated', name: 'generated digits', digest: 'ab'.repeat(32) },
    epochs: 300,
    iterations: 300,
    trainAccuracy: 0.8512,
    testAccuracy: 0.8577,
    seconds: 125,
    engine: 'textbook',
    created: '2026-11-22T14:05:00.000Z',
    program: 'mnist-train 0.1.0',
  });
  assert.equal(textOf(rows, 'Trained on'), 'generated digits');
  assert.equal(textOf(rows, 'Test accuracy'), '85.77\u00a0%');
  assert.equal(textOf(rows, 'Batch'), 'all digits');
  assert.equal(textOf(rows, 'Gradient scale'), '2');
  assert.equal(textOf(rows, 'Dropout'), undefined, 'what was not used is left out');
  assert.match(textOf(rows, 'Made') ?? '', /2026/);
  assert.ok((textOf(rows, 'Digest of the digits') ?? '').length < 20);
});

test('a branch tells of which moment it began', () => {
  const branchedFrom = { iteration: 3750, iterationsPerEpoch: 1875 };
  const alone = textOf(provenanceRows({ branchedFrom }), 'Branched from');
  assert.equal(alone, 'iteration 3,750 (epoch 2) of another run');
  const file = 'params/a.safetensors';
  const named = textOf(
    provenanceRows({ branchedFrom: { ...branchedFrom, file } }),
    'Branched from',
  );
  assert.equal(named, `iteration 3,750 (epoch 2) of the run of ${file}`);
});

test('a date that is none is shown as it is', () => {
  assert.equal(textOf(provenanceRows({ created: 'yesterday' }), 'Made'), 'yesterday');
});
