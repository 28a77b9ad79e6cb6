import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  EXPERIMENT_NAMES,
  experimentNamed,
  experimentOf,
} from '../../../src/lessons/experiments.ts';
import { presetNamed } from '../../../src/nn/presets.ts';
import { validateSettings } from '../../../src/nn/settings.ts';

const quick = presetNamed('quick').settings;

for (const name of EXPERIMENT_NAMES) {
  test(`${name} changes Quick to something that can be trained`, () => {
    const { settings } = experimentNamed(name);
    assert.deepEqual(validateSettings({ ...quick, ...settings }), []);
    assert.notDeepEqual({ ...quick, ...settings }, quick);
  });
}

test('a run is known as the experiment that it is, and as no other', () => {
  for (const name of EXPERIMENT_NAMES) {
    const settings = { ...quick, ...experimentNamed(name).settings };
    assert.equal(experimentOf('quick', settings)?.name, name);
    assert.equal(experimentOf('accurate', settings), undefined);
  }
  assert.equal(experimentOf('quick', quick), undefined);
});
