import assert from 'node:assert/strict';
import { test } from 'node:test';
import { duration, timeLeft } from '../../../webview/duration.ts';

const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

test('durations in the units that people use', () => {
  const expected: [number, string][] = [
    [0, '0 s'],
    [0.0002, '1 ms'],
    [0.04, '40 ms'],
    [0.44, '0.4 s'],
    [9.96, '10 s'],
    [59.4, '59 s'],
    [59.6, '1 min 00 s'],
    [125, '2 min 05 s'],
    [3599.4, '59 min 59 s'],
    [3599.6, '1 h 00 min'],
    [4320, '1 h 12 min'],
    [90_000, '25 h 00 min'],
  ];
  for (const [seconds, text] of expected) {
    assert.equal(plain(duration(seconds)), text);
  }
});

test('what is no duration has no text', () => {
  for (const seconds of [Number.NaN, Number.POSITIVE_INFINITY, -1]) {
    assert.equal(duration(seconds), undefined);
    assert.equal(timeLeft(seconds), undefined);
  }
});

test('an estimate is whole seconds, never less than what is left', () => {
  assert.equal(plain(timeLeft(3.2)), '4 s');
  assert.equal(plain(timeLeft(0)), '0 s');
  assert.equal(plain(timeLeft(75)), '1 min 15 s');
});
