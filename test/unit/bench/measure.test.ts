import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Measure, measureAll } from '../../bench/measure.ts';

function measureOf(who: string, values: readonly number[], calls: string[]): Measure {
  const left = [...values];
  return {
    ...{ subject: 'work', unit: 'ms' },
    who,
    run: () => {
      calls.push(who);
      return left.shift()!;
    },
  };
}

test('measures take turns, and the first round does not count', async () => {
  const calls: string[] = [];
  const [one, other] = await measureAll(
    [measureOf('one', [1000, 3, 1, 2], calls), measureOf('other', [0, 5, 4, 9], calls)],
    { rounds: 3, warmsUp: true },
    () => {},
  );
  assert.deepEqual(calls, Array.from({ length: 4 }, () => ['one', 'other']).flat());
  assert.deepEqual([one.min, one.median, one.max], [1, 2, 3]);
  assert.deepEqual([other.min, other.median, other.max], [4, 5, 9]);
});

test('the median of an even number of rounds lies in the middle of two', async () => {
  const [result] = await measureAll(
    [measureOf('one', [8, 2, 10, 4], [])],
    { rounds: 4, warmsUp: false },
    () => {},
  );
  assert.equal(result.median, 6);
});
