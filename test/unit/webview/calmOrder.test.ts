import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calmOrder, isOutOfOrder, sortedOrder } from '../../../webview/calmOrder.ts';

const delivered = (iteration: number, units: number[], unitsInAll = units.length) => ({
  iteration,
  units,
  unitsInAll,
});

test('the order stays while the network learns, until its age has doubled', () => {
  const first = calmOrder(undefined, delivered(100, [2, 0, 1]), true);
  assert.deepEqual(first.units, [2, 0, 1]);
  const later = calmOrder(first, delivered(199, [1, 0, 2]), true);
  assert.deepEqual(later.units, [2, 0, 1]);
  assert.ok(isOutOfOrder(later, delivered(199, [1, 0, 2])));
  const doubled = calmOrder(later, delivered(200, [1, 0, 2]), true);
  assert.deepEqual(doubled.units, [1, 0, 2]);
  assert.ok(!isOutOfOrder(doubled, delivered(200, [1, 0, 2])));
});

test('a run sorts about as often as its iterations double', () => {
  let order = calmOrder(undefined, delivered(0, [0, 1]), true);
  let sorts = 0;
  for (let iteration = 1; iteration <= 18_750; iteration++) {
    const next = calmOrder(order, delivered(iteration, [0, 1]), true);
    sorts += next.sortedAt === iteration ? 1 : 0;
    order = next;
  }
  assert.ok(sorts >= 13 && sorts <= 15, `${sorts}`);
});

test('tiles do not move under the hand of a person, except for a new run', () => {
  const order = calmOrder(undefined, delivered(100, [2, 0, 1]), true);
  assert.deepEqual(calmOrder(order, delivered(5000, [1, 0, 2]), false).units, [2, 0, 1]);
  assert.deepEqual(calmOrder(order, delivered(3, [1, 0, 2]), false).units, [1, 0, 2]);
  assert.deepEqual(calmOrder(order, delivered(150, [3, 0, 2, 1]), false).units, [3, 0, 2, 1]);
});

test('a unit that is no longer among the strongest gives its place to a newcomer', () => {
  const order = sortedOrder(delivered(100, [7, 5, 9], 2048));
  const next = calmOrder(order, delivered(120, [9, 3, 7], 2048), true);
  assert.deepEqual(next.units, [7, 3, 9]);
});
