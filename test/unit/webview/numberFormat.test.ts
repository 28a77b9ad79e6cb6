import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { duration } from '../../../webview/duration.ts';
import { percent, signed, wholeNumber } from '../../../webview/figures.ts';
import { dateText, writeNumbersIn } from '../../../webview/numberFormat.ts';
import { numberText } from '../../../webview/numberText.ts';

afterEach(() => writeNumbersIn('en'));

test('numbers, dates and durations follow the language of the page', () => {
  writeNumbersIn('de');
  assert.equal(wholeNumber(10_000), '10.000');
  assert.equal(percent(0.98137), '98,1\u00a0%');
  assert.equal(signed(-0.3127), '−0,31');
  assert.equal(numberText(0.012345), '0,0123');
  assert.equal(duration(0.42), '0,4\u00a0s');
  assert.match(dateText(new Date('2026-11-22T12:00:00Z')), /^22\.11\.2026, /);
});

test('English says them as before, and so does a page that names no language', () => {
  for (const name of ['en', '']) {
    writeNumbersIn(name);
    assert.equal(wholeNumber(10_000), '10,000');
    assert.equal(percent(0.98137), '98.1\u00a0%');
    assert.match(dateText(new Date('2026-11-22T12:00:00Z')), /^Nov 22, 2026, /);
  }
});
