import assert from 'node:assert/strict';
import { test } from 'node:test';
import { History, MAXIMUM_POINTS } from '../../../src/host/history.ts';
import { pointsAt } from './fakeRun.ts';

test('points are added in order and handed out from where somebody stopped', () => {
  const history = new History();
  history.append(pointsAt(1, 2));
  const counts = history.counts;
  history.append(pointsAt(3));
  assert.deepEqual([...history.all().training.iteration], [1, 2, 3]);
  assert.deepEqual([...history.since(counts).training.iteration], [3]);
  assert.deepEqual(history.counts, { training: 3, test: 0 });
});

test('what was handed out does not change any more', () => {
  const history = new History();
  history.append(pointsAt(1));
  const before = history.all();
  history.append(pointsAt(2));
  assert.deepEqual([...before.training.iteration], [1]);
});

test('the test set’s newest accuracy is known apart from that of the batches', () => {
  const history = new History();
  assert.deepEqual(history.newestAccuracy, { test: undefined, training: undefined });
  history.append({ ...pointsAt(500), test: pointsAt(400).training });
  assert.deepEqual(history.newestAccuracy, { test: 0.4, training: 0.5 });
});

test('memory is bounded: a curve that grows too long keeps every second point, and the newest', () => {
  const history = new History();
  let thinnings = 0;
  const all = 3 * MAXIMUM_POINTS;
  for (let iteration = 1; iteration <= all; iteration++) {
    thinnings += history.append(pointsAt(iteration)) ? 1 : 0;
  }
  const { iteration, loss } = history.all().training;
  assert.ok(thinnings >= 1 && thinnings < 10);
  assert.ok(iteration.length <= MAXIMUM_POINTS && iteration.length >= MAXIMUM_POINTS / 2);
  assert.equal(iteration.at(-1), all);
  assert.equal(loss.at(-1), 1 / all);
  assert.ok(iteration.every((value, index) => index === 0 || value > iteration[index - 1]));
});

test('the newest point is kept whether the number of points is even or odd', () => {
  for (const count of [MAXIMUM_POINTS + 1, MAXIMUM_POINTS + 2]) {
    const history = new History();
    history.append(pointsAt(...Array.from({ length: count }, (_, index) => index + 1)));
    assert.equal(history.all().training.iteration.at(-1), count);
  }
});

test('a new run begins with nothing', () => {
  const history = new History();
  history.append(pointsAt(1));
  history.clear();
  assert.deepEqual(history.counts, { training: 0, test: 0 });
});
