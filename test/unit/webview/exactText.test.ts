import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exactText } from '../../../webview/exactText.ts';

test('four digits that matter and a real minus, however large or small', () => {
  assert.deepEqual([0, -0.3127441, 2, 1234.56, 123456, 0.000123456, -1e-9].map(exactText), [
    '0',
    '−0.3127',
    '2.000',
    '1235',
    '1.235e5',
    '0.0001235',
    '−1.000e−9',
  ]);
});
