import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paramsFileName } from '../../../src/params/fileName.ts';
import { networkOf } from './safetensorsFiles.ts';

const date = new Date(2026, 10, 22, 14, 5);

test('the name says when, what and how good', () => {
  const parameters = networkOf([784, 128, 10]);
  assert.equal(
    paramsFileName({ parameters, provenance: { testAccuracy: 0.98123 } }, date),
    '2026-11-22_1405_784-128-10_98.1.safetensors',
  );
  assert.equal(
    paramsFileName({ parameters, provenance: {} }, new Date(2027, 0, 2, 3, 4)),
    '2027-01-02_0304_784-128-10.safetensors',
  );
});

test('a very deep network does not make a name that no file system takes', () => {
  const sizes = [784, ...new Array<number>(80).fill(2), 10];
  assert.equal(
    paramsFileName({ parameters: networkOf(sizes), provenance: {} }, date),
    '2026-11-22_1405_81-layers.safetensors',
  );
});
