import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseColor, withOpacity } from '../../../webview/color.ts';

test('reads every way in which VS Code writes colours', () => {
  assert.deepEqual(parseColor('#1a5cff'), [26, 92, 255, 1]);
  assert.deepEqual(parseColor(' #FFF '), [255, 255, 255, 1]);
  assert.deepEqual(parseColor('#0000'), [0, 0, 0, 0]);
  assert.deepEqual(parseColor('#ff000080'), [255, 0, 0, 128 / 255]);
  assert.deepEqual(parseColor('rgb(1, 2, 3)'), [1, 2, 3, 1]);
  assert.deepEqual(parseColor('rgba(57, 148, 188, 0.7)'), [57, 148, 188, 0.7]);
  assert.deepEqual(parseColor('rgb(1 2 3 / 50%)'), [1, 2, 3, 0.5]);
});

test('says when a text is no such colour', () => {
  for (const text of ['', 'red', '#12345', '#ggg', 'rgb(1, 2)', 'rgb(a, b, c)', 'color-mix(red)']) {
    assert.equal(parseColor(text), undefined, text);
  }
});

test('writes a colour with another opacity', () => {
  assert.equal(withOpacity([1, 2, 3, 1], 0.25), 'rgba(1, 2, 3, 0.25)');
});
