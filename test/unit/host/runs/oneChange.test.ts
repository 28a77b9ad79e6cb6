import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  changeableSettings,
  settingText,
  withOneChange,
} from '../../../../src/host/runs/oneChange.ts';
import { PRESETS } from '../../../../src/nn/presets.ts';
import type { TrainingSettings } from '../../../../src/nn/settings.ts';

const { settings } = PRESETS[0];
const setting = (name: keyof TrainingSettings) =>
  changeableSettings().find(one => one.name === name)!;
const changed = (name: keyof TrainingSettings, text: string) =>
  withOneChange(settings, setting(name), text);

test('every setting can be changed, and each other one stays', () => {
  assert.deepEqual(
    changeableSettings()
      .map(({ name }) => name)
      .sort(),
    Object.keys(settings).sort(),
  );
  assert.deepEqual(changed('learningRate', ' 0.5 '), {
    settings: { ...settings, learningRate: 0.5 },
  });
  assert.deepEqual(changed('batchSize', 'full'), { settings: { ...settings, batchSize: 'full' } });
  assert.deepEqual(changed('hiddenLayers', '64, 32'), {
    settings: { ...settings, hiddenLayers: [64, 32] },
  });
  assert.deepEqual(changed('hiddenLayers', '64-32'), changed('hiddenLayers', '64 32'));
  assert.deepEqual(changed('hiddenLayers', ''), { settings: { ...settings, hiddenLayers: [] } });
  assert.deepEqual(changed('optimizer', 'adam'), { settings: { ...settings, optimizer: 'adam' } });
});

test('what is no value of the setting is answered with what would be one', () => {
  for (const text of ['', '0', '-1', 'fast', '1e', 'full']) {
    assert.deepEqual(changed('learningRate', text), {
      fault: 'A number from 0.000001 to 100.',
    });
  }
  for (const text of ['0', '5000', 'many', '1 2 3 4 5 6 7 8 9']) {
    assert.ok('fault' in changed('hiddenLayers', text), text);
  }
  assert.ok('fault' in changed('epochs', '2.5'));
  assert.ok('fault' in changed('batchSize', 'all'));
});

test('the old value is no change', () => {
  for (const one of changeableSettings()) {
    const change = withOneChange(settings, one, settingText(settings, one.name));
    assert.deepEqual(change, { fault: 'That is the value which the run had.' }, one.name);
  }
});
