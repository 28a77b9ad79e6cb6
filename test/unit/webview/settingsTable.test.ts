import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PRESETS } from '../../../src/nn/presets.ts';
import { settingRows } from '../../../webview/settingsTable.ts';

const { settings } = PRESETS[0];
const file = (rate: number, seconds?: number) => ({
  layers: [784, 128, 10],
  provenance: { settings: { ...settings, learningRate: rate }, ...(seconds && { seconds }) },
});

test('a row differs where not all files say the same, or one says nothing', () => {
  const rows = settingRows([file(0.1), file(0.1, 5), file(0.3)]);
  const differing = rows.filter(({ differs }) => differs).map(({ name }) => name);
  assert.deepEqual(differing.sort(), ['Learning rate', 'Training time']);
  const time = rows.find(({ name }) => name === 'Training time')!;
  assert.deepEqual(time.values, [undefined, '5.0\u00a0s', undefined]);
  const layers = rows.find(({ name }) => name === 'Layers')!;
  assert.deepEqual(layers, { name: 'Layers', values: Array(3).fill('784-128-10'), differs: false });
});

test('no files have no rows, and one file differs from nobody', () => {
  assert.deepEqual(settingRows([]), []);
  assert.ok(settingRows([file(0.1)]).every(({ differs }) => !differs));
});
