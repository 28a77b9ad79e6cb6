import assert from 'node:assert/strict';
import { test } from 'node:test';
import { probabilityBars, readDigit, spokenVerdict, verdict } from '../../../webview/readDigit.ts';

const probabilities = new Float32Array(20);
probabilities[8] = 1;
probabilities.set([0.91, 0.07], 13);
const answer = {
  iteration: 5,
  indices: Uint32Array.of(40, 41),
  images: new Uint8Array(2 * 784).fill(7, 784),
  labels: Uint8Array.of(8, 4),
  probabilities,
};

test('a digit is cut out of an answer with all that belongs to it', () => {
  const digit = readDigit(answer, 1);
  assert.equal(digit.index, 41);
  assert.equal(digit.label, 4);
  assert.equal(digit.predicted, 3);
  assert.equal(digit.isRight, false);
  assert.ok(Math.abs(digit.confidence - 0.91) < 1e-6);
  assert.ok(digit.image.every(pixel => pixel === 7) && digit.image.length === 784);
});

test('right and wrong are said by a mark and in words', () => {
  assert.equal(verdict(readDigit(answer, 0)), '✓ 8');
  assert.equal(verdict(readDigit(answer, 1)), '✗ 3, is 4');
  assert.equal(spokenVerdict(readDigit(answer, 1)), 'Digit 4 read as 3, 91\u00a0%, wrong');
  assert.equal(spokenVerdict(readDigit(answer, 0)), 'Digit 8 read as 8, 100\u00a0%, right');
});

test('of ten probabilities the prediction stands out and the label of a wrong digit is named', () => {
  const bars = probabilityBars(readDigit(answer, 1));
  assert.equal(bars.length, 10);
  assert.deepEqual(
    bars.flatMap(({ isStrong, name }) => (isStrong ? [name] : [])),
    ['3'],
  );
  assert.deepEqual(
    bars.flatMap(({ note, name }) => (note === undefined ? [] : [`${name} ${note}`])),
    ['4 label'],
  );
  assert.ok(probabilityBars(readDigit(answer, 0)).every(({ note }) => note === undefined));
});
