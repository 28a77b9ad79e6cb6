import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pickDigits } from '../../../src/worker/testDigits.ts';
import { fakeDataset } from './helpers/fakeDataset.ts';

for (const [count, range] of [
  [3, 'the digits 0 to 2'],
  [1, 'one digit only, digit 0'],
  [0, 'no digits'],
] as const) {
  test(`a digit that a test set of ${count} lacks is refused with what it has`, () => {
    assert.throws(() => pickDigits(fakeDataset(10, count).test, Uint32Array.of(7)), {
      reason: 'index',
      message: `There is no test digit 7: the test set has ${range}.`,
    });
  });
}
