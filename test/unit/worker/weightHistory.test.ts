import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Moment,
  WeightHistory,
  type WeightHistoryOptions,
} from '../../../src/worker/weightHistory.ts';

const MEBIBYTE = 2 ** 20;
/** 784-128-10 with 10,000 test digits. */
const QUICK: WeightHistoryOptions = {
  momentBytes: 4 * 101_770 + 10_000,
  budgetBytes: 64 * MEBIBYTE,
  iterationsPerEpoch: 1875,
  digitsPerEpoch: 60_000,
};

function momentAt(iteration: number): Moment {
  return { iteration, parameters: [] };
}

/** Offers what the history wants, as a run does. @returns the iterations that were copied */
function train(history: WeightHistory, until: number, from = 0): number[] {
  const copied: number[] = [];
  for (let at = from; at <= until; at = history.nextDue(at)) {
    if (history.isDue(at)) {
      history.keep(momentAt(at));
      copied.push(at);
    }
  }
  return copied;
}

test('1,000 epochs stay within the budget, with the first weights and the newest', () => {
  const history = new WeightHistory(QUICK);
  const copied = train(history, 1_875_000);
  const { iterations } = history;
  assert.ok(iterations.length * QUICK.momentBytes <= QUICK.budgetBytes);
  assert.ok(iterations.length >= 60, `${iterations.length} moments`);
  assert.equal(iterations[0], 0);
  assert.equal(iterations.at(-1), copied.at(-1));
  assert.ok(copied.length < 1000, `${copied.length} copies`);
});

test('what thinning leaves lies at even distances, at ends of epochs', () => {
  const history = new WeightHistory(QUICK);
  train(history, 1_875_000);
  const kept = [...history.iterations];
  const distances = kept.slice(1, -1).map((at, place) => at - kept[place]);
  assert.equal(new Set(distances).size, 1, distances.join());
  assert.ok(kept.slice(0, -1).every(at => at % 1875 === 0));
});

test('a short run has most of its moments in the beginning, where most happens', () => {
  const history = new WeightHistory(QUICK);
  train(history, 8 * 1875);
  const kept = [...history.iterations];
  assert.deepEqual(kept.slice(0, 10), [0, 14, 29, 43, 58, 73, 87, 102, 117, 146]);
  assert.equal(kept.filter(at => at <= 1875).length, 25);
  assert.equal(kept.length, 25 + 7 * 4);
  assert.ok([1, 2, 3, 4, 5, 6, 7, 8].every(epoch => kept.includes(epoch * 1875)));
});

test('what is due is what comes next, before and after thinning', () => {
  const history = new WeightHistory({ ...QUICK, budgetBytes: 12 * QUICK.momentBytes });
  let due = 0;
  for (let at = 0; at < 6000; at++) {
    assert.equal(history.isDue(at), at === due, `at ${at}`);
    if (at === due) {
      history.keep(momentAt(at));
      due = history.nextDue(at);
    }
  }
});

test('however a run is made, the budget holds and the first and the newest are there', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3000 }),
      fc.integer({ min: 1, max: 100_000 }),
      fc.integer({ min: 2, max: 50 }),
      fc.integer({ min: 0, max: 5000 }),
      fc.integer({ min: 1, max: 20_000 }),
      (iterationsPerEpoch, digitsPerEpoch, capacity, first, length) => {
        const history = new WeightHistory({
          ...{ iterationsPerEpoch, digitsPerEpoch },
          ...{ momentBytes: 100, budgetBytes: 100 * capacity + 99 },
        });
        const copied = train(history, first + length, first);
        history.keep(momentAt(first + length));
        const kept = [...history.iterations];
        assert.ok(kept.length <= capacity);
        assert.equal(kept[0], first);
        assert.equal(kept.at(-1), first + length);
        assert.deepEqual(
          kept,
          [...new Set(kept)].sort((a, b) => a - b),
        );
        assert.ok(kept.slice(0, -1).every(at => copied.includes(at)));
      },
    ),
  );
});

test('the end of a run gives way when the run goes on, and replaces weights of its iteration', () => {
  const history = new WeightHistory({ ...QUICK, iterationsPerEpoch: 32, digitsPerEpoch: 1e9 });
  history.keep(momentAt(0));
  history.keep(momentAt(1));
  const better = momentAt(1);
  history.keep(better);
  assert.deepEqual([...history.iterations], [0, 1]);
  assert.equal(history.nearest(1), better);
});

test('a network too wide for the budget keeps nothing, and says so', () => {
  const history = new WeightHistory({ ...QUICK, momentBytes: 33 * MEBIBYTE });
  assert.equal(history.capacity, 0);
  assert.deepEqual(train(history, 100_000), []);
  history.keep(momentAt(5));
  assert.equal(history.nearest(5), undefined);
});

test('a wide network keeps few: the first and the newest', () => {
  const history = new WeightHistory({ ...QUICK, momentBytes: 32 * MEBIBYTE });
  train(history, 100_000);
  assert.equal(history.capacity, 2);
  assert.equal(history.iterations[0], 0);
  assert.ok(history.iterations[1] > 50_000);
});

test('a moment that is gone is answered by the one that lies nearest', () => {
  const history = new WeightHistory(QUICK);
  for (const at of [0, 58, 117]) {
    history.keep(momentAt(at));
  }
  assert.equal(history.nearest(80)?.iteration, 58);
  assert.equal(history.nearest(100)?.iteration, 117);
  assert.equal(history.nearest(1e9)?.iteration, 117);
  history.dropFrom(117);
  assert.equal(history.nearest(117)?.iteration, 58);
});

test('what was computed for a moment stays with it', () => {
  const history = new WeightHistory(QUICK);
  history.keep(momentAt(0));
  const moment = history.nearest(0) as Moment;
  const answers = { predicted: Uint8Array.of(7), confidence: Uint16Array.of(60_000) };
  history.complete(moment, answers);
  assert.equal(history.nearest(0)?.testAnswers, answers);
  history.dropFrom(0);
  history.complete(moment, answers);
  assert.equal(history.nearest(0), undefined);
});
