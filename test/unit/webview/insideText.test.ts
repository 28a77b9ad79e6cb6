import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InsideLayer } from '../../../src/protocol/inside.ts';
import { answerText, deadNames, deadText } from '../../../webview/insideText.ts';

test('none, one and several dead units are told in sentences of their own', () => {
  assert.match(deadText(0, 128, 300), /^No unit is dead: each is active for some of 300 /);
  assert.match(deadText(1, 128, 300), /^1 of 128 units is dead: it is 0 for all 300 /);
  assert.match(deadText(1000, 1024, 20), /^1,000 of 1,024 units are dead: they are 0 for all 20 /);
});

test('dead units are named, many only in part', () => {
  assert.equal(deadNames(new Uint32Array(0)), '');
  assert.equal(deadNames(Uint32Array.of(3, 9)), 'Dead units: 3, 9.');
  const many = Uint32Array.from({ length: 15 }, (_, unit) => unit);
  assert.equal(deadNames(many), 'Dead units: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 3 more.');
});

test('a layer answers with its strongest units, the last one with the likeliest digits', () => {
  const layer = { outputs: 4, values: Float32Array.of(0, 2, 0.5, 1) } as InsideLayer;
  assert.equal(
    answerText(layer, { kind: 'test', index: 7 }, false),
    'To test digit 7, 3 of 4 units answer, most of all: 1 (2.00), 3 (1.00), 2 (0.500).',
  );
  const last = { outputs: 3, values: Float32Array.of(0.1, 0.7, 0.2) } as InsideLayer;
  const image = new Uint8Array(784);
  assert.equal(
    answerText(last, { kind: 'own', image }, true),
    'Likeliest for your drawing: 1 (70\u00a0%), 2 (20\u00a0%), 0 (10\u00a0%).',
  );
});
