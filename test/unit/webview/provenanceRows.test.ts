import assert from 'node:assert/strict';
import { test } from 'node:test';
import { presetNamed } from '../../../src/nn/presets.ts';
import { provenanceRows } from '../../../webview/provenanceRows.ts';

const valueOf = (rows: ReturnType<typeof provenanceRows>, name: string) =>
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
  assert.equal(valueOf(rows, 'Trained on'), 'generated digits');
  assert.equal(valueOf(rows, 'Test accuracy'), '85.77\u00a0%');
  assert.equal(valueOf(rows, 'Batch'), 'all digits');
  assert.equal(valueOf(rows, 'Gradient scale'), '2');
  assert.equal(valueOf(rows, 'Dropout'), undefined, 'what was not used is left out');
  assert.match(valueOf(rows, 'Made') ?? '', /2026/);
  assert.ok((valueOf(rows, 'Digest of the digits') ?? '').length < 20);
});

test('a date that is none is shown as it is', () => {
  assert.equal(valueOf(provenanceRows({ created: 'yesterday' }), 'Made'), 'yesterday');
});
