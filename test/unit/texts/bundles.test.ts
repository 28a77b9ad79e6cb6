import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceFiles } from '../importsOf.ts';
import { bundleOf, LANGUAGES, manifestTexts, placeholdersOf } from './bundles.ts';
import { textCalls } from './textCalls.ts';

const calls = sourceFiles('src', 'webview')
  .filter(file => !file.startsWith('src/engine/kernels/'))
  .flatMap(textCalls);
const english = [...new Set(calls.flatMap(({ text }) => text ?? []))].sort();

test('every text is written out where it is asked for, when it is asked for', () => {
  const wrong = calls.filter(({ text, isInFunction }) => text === undefined || !isInFunction);
  assert.deepEqual(wrong, []);
});

for (const language of LANGUAGES) {
  test(`${language} has every text, and no other`, () => {
    assert.deepEqual(Object.keys(bundleOf(language)).sort(), english);
  });

  test(`${language} puts the same values into its texts`, () => {
    const bundle = bundleOf(language);
    const wrong = english.filter(
      text => bundle[text] && `${placeholdersOf(text)}` !== `${placeholdersOf(bundle[text])}`,
    );
    assert.deepEqual(wrong, []);
  });

  test(`${language} has every text of the manifest, and no other`, () => {
    const keys = Object.keys(manifestTexts()).sort();
    assert.deepEqual(Object.keys(manifestTexts(language)).sort(), keys);
  });
}
