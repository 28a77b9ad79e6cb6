import assert from 'node:assert/strict';
import { test } from 'node:test';
import { presetWords } from '../../../src/lessons/presetWords.ts';
import { PRESETS } from '../../../src/nn/presets.ts';

test('in English a preset is called in the view as everywhere else', () => {
  for (const { name, label, description } of PRESETS) {
    assert.deepEqual(presetWords(name), { label, description });
  }
});
