import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filledText } from '../../../webview/filledText.ts';

test('values stand where the sentence of a language has them', () => {
  const values = { file: 'a.safetensors', result: '98 %' };
  assert.equal(
    filledText('{result}, saved as {file}', values).join(''),
    '98 %, saved as a.safetensors',
  );
  assert.equal(
    filledText('Als {file} mit {result}.', values).join(''),
    'Als a.safetensors mit 98 %.',
  );
});

test('a place without a value shows its name, as other texts do', () => {
  assert.equal(filledText('Saved as {file}', {}).join(''), 'Saved as {file}');
});
