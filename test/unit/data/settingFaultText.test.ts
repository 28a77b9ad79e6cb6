import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settingFaultText } from '../../../src/data/settingFaultText.ts';
import { PRESETS } from '../../../src/nn/presets.ts';
import { type TrainingSettings, validateSettings } from '../../../src/nn/settings.ts';

function textsOf(change: Record<string, unknown>): string[] {
  const settings = { ...PRESETS[0].settings, ...change } as TrainingSettings;
  return validateSettings(settings).map(fault => settingFaultText(fault));
}

/** A wrong value, and its sentence. */
const refused: [Record<string, unknown>, string][] = [
  [
    { hiddenLayers: [0] },
    'hiddenLayers is [0]; it must be a list of at most 8 whole numbers from 1 to 4096, the widths of the layers.',
  ],
  [{ epochs: 2.5 }, 'epochs is 2.5; it must be a whole number from 1 to 10000.'],
  [{ epochs: '10' }, 'epochs is "10"; it must be a whole number from 1 to 10000.'],
  [{ epochs: undefined }, 'epochs is undefined; it must be a whole number from 1 to 10000.'],
  [
    { batchSize: 'all' },
    'batchSize is "all"; it must be a whole number from 1 to 60000 or "full".',
  ],
  [
    { trainingDigits: 0 },
    'trainingDigits is 0; it must be a whole number from 1 to 1000000 or "all".',
  ],
  [{ learningRate: Number.NaN }, 'learningRate is NaN; it must be a number from 0.000001 to 100.'],
  [{ schedule: 'step' }, 'schedule is "step"; it must be one of "constant", "linear", "cosine".'],
];

for (const [change, text] of refused) {
  test(`says what is wrong with ${text.split(';')[0]}`, () => {
    assert.deepEqual(textsOf(change), [text]);
  });
}

test('names a setting as the person wrote it', () => {
  const [fault] = validateSettings({ ...PRESETS[0].settings, dropout: 2 });
  assert.equal(
    settingFaultText(fault, 'mnist.dropout'),
    'mnist.dropout is 2; it must be a number from 0 to 0.95.',
  );
});
