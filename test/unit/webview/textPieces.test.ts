import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textPieces } from '../../../webview/textPieces.ts';

const whole = (text: string) =>
  textPieces(text)
    .filter(({ isWhole }) => isWhole)
    .map(piece => piece.text);

test('a path may end a line behind its slashes and underscores, not within a date', () => {
  assert.deepEqual(whole('params/2026-11-22_1405_784-128-10_98.1.safetensors'), [
    'params/',
    '2026-11-22_',
    '1405_',
    '784-128-10_',
    '98.1',
    '.safetensors',
  ]);
  assert.deepEqual(whole('C:\\digits\\x.gz'), ['C:\\', 'digits\\', 'x.gz']);
});

test('words of a sentence wrap as always, paths in it do not', () => {
  assert.deepEqual(whole('The run ended after 3 epochs. Save again?'), []);
  assert.deepEqual(whole('No digits in /data/mnist now.'), ['/', 'data/', 'mnist']);
});

test('nothing is lost or added: the text stays what it was', () => {
  for (const text of ['', 'a  b/c_d\ne ', '/x/', 'saved as params/a_b.safetensors.']) {
    assert.equal(
      textPieces(text)
        .map(piece => piece.text)
        .join(''),
      text,
    );
  }
});
