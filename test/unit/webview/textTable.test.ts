import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { thinnedPlaces } from '../../../webview/textTable.ts';

test('a short curve is read point by point', () => {
  assert.deepEqual(thinnedPlaces(0), []);
  assert.deepEqual(thinnedPlaces(3), [0, 1, 2]);
});

test('of a long one 40 points, from the first to the last, each once, in even steps', () => {
  fc.assert(
    fc.property(fc.integer({ min: 41, max: 100_000 }), count => {
      const places = thinnedPlaces(count);
      const steps = places.slice(1).map((place, at) => place - places[at]);
      assert.equal(places.length, 40);
      assert.deepEqual([places[0], places.at(-1)], [0, count - 1]);
      assert.ok(Math.min(...steps) >= 1 && Math.max(...steps) - Math.min(...steps) <= 1);
    }),
  );
});
