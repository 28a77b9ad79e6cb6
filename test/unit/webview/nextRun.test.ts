import assert from 'node:assert/strict';
import { test } from 'node:test';
import { presetNamed } from '../../../src/nn/presets.ts';
import { presetText, readFields, settingFields } from '../../../webview/nextRun.ts';

const { settings } = presetNamed('quick');

test("fields show the preset's values, and then change nothing", () => {
  const texts = Object.fromEntries(
    settingFields().map(({ name }) => [name, presetText(settings, name)]),
  );
  assert.equal(texts.hiddenLayers, '128');
  assert.deepEqual(readFields(settings, texts), { overrides: {}, faults: {} });
  assert.deepEqual(readFields(settings, {}), { overrides: {}, faults: {} });
});

test('what a person writes becomes the override of just that setting', () => {
  const { overrides, faults } = readFields(settings, {
    hiddenLayers: ' 128,64 32 ',
    epochs: '3',
    batchSize: 'Full',
    learningRate: '1e-2',
    seed: '7',
  });
  assert.deepEqual(faults, {});
  assert.deepEqual(overrides, {
    hiddenLayers: [128, 64, 32],
    epochs: 3,
    batchSize: 'full',
    learningRate: 0.01,
    seed: 7,
  });
});

test('no hidden layer is a choice, not a mistake', () => {
  assert.deepEqual(readFields(settings, { hiddenLayers: '' }).overrides, { hiddenLayers: [] });
});

test('a fault names the field as it is labelled, the value and the range', () => {
  const cases = {
    hiddenLayers: ['128, x', /^Hidden layers is \[128,"x"\]; .*from 1 to 4096/],
    epochs: ['0', /^Epochs is 0; it must be a whole number from 1 to/],
    batchSize: ['2.5', /^Batch size is 2.5; it must be a whole number .* or "full"/],
    learningRate: ['fast', /^Learning rate is "fast"; it must be a number from/],
    seed: ['', /^Seed is ""; it must be a whole number from 0 to/],
  } as const;
  for (const [name, [text, message]] of Object.entries(cases)) {
    const { overrides, faults } = readFields(settings, {
      [name]: text,
      epochs: text === '0' ? '0' : '4',
    });
    assert.match(faults[name as keyof typeof cases] ?? 'no fault', message);
    assert.deepEqual(overrides, name === 'epochs' ? {} : { epochs: 4 }, 'other fields still count');
  }
});
