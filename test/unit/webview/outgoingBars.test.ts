import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outgoingBars, voteOf } from '../../../webview/outgoingBars.ts';

test('the ten digits stand in their order', () => {
  const bars = outgoingBars(
    Float32Array.from({ length: 10 }, (_, at) => at - 5),
    5,
    true,
  );
  assert.deepEqual(
    bars.map(bar => bar.name),
    ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  );
  assert.equal(bars[0].share, -1);
  assert.equal(bars[0].text, '−5.00');
  assert.equal(bars[9].share, 0.8);
});

test('of a wider layer the ten strongest are named', () => {
  const outgoing = new Float32Array(32).fill(0.01);
  outgoing[30] = -2;
  outgoing[4] = 1;
  const bars = outgoingBars(outgoing, 2, false);
  assert.equal(bars.length, 10);
  assert.deepEqual(
    bars.slice(0, 2).map(({ name, share }) => [name, share]),
    [
      ['unit 30', -1],
      ['unit 4', 0.5],
    ],
  );
});

test('weights of nothing have no bars', () => {
  assert.ok(outgoingBars(new Float32Array(10), 0, true).every(({ share }) => share === 0));
  assert.deepEqual(voteOf(new Float32Array(10)), ['', '']);
});

test('what a unit speaks for and against, the strongest first', () => {
  assert.deepEqual(voteOf(Float32Array.of(0.1, 0, 0.7, -1, 0, 0.9, 0, 0, 0, 0)), [
    'Speaks for 5, 2',
    'against 3',
  ]);
  assert.deepEqual(voteOf(Float32Array.of(0, 1, 0, 0, 0, 0, 0, 0, 0, -0.1)), ['Speaks for 1', '']);
  assert.deepEqual(voteOf(Float32Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, -1)), [
    'Speaks against 9',
    '',
  ]);
});
