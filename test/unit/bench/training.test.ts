import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trainingMeasure } from '../../bench/measures/training.ts';
import { CLASSIC_WORK, USUAL_WORK } from '../../bench/works.ts';

/** Takes a second for its first call, later only for every so many digits. */
function trainerOf(digitsPerSecond: number, trained: number[]) {
  return {
    who: 'somebody',
    train: async (_work: unknown, digits: number) => {
      trained.push(digits);
      return digits / digitsPerSecond + (trained.length === 1 ? 1 : 0);
    },
  };
}

test('a slow start neither counts nor makes the measurements shorter', async () => {
  const trained: number[] = [];
  const extent = { count: 60_000, seconds: 0.5 };
  const { run } = trainingMeasure(USUAL_WORK, trainerOf(32_000, trained), extent);
  assert.equal(Math.round(await run()), 32_000);
  assert.equal(trained.at(-1), 16_000);
  await run();
  assert.equal(trained.at(-1), 16_000, 'as many digits in every round');
});

test('who is very fast trains three epochs and no more', async () => {
  const trained: number[] = [];
  const extent = { count: 6000, seconds: 0.5 };
  const { run } = trainingMeasure(USUAL_WORK, trainerOf(1e9, trained), extent);
  await run();
  assert.equal(trained.at(-1), 18_000);
});

test('a full batch is one iteration over all digits, in milliseconds', async () => {
  const trained: number[] = [];
  const extent = { count: 6000, seconds: 0.5 };
  const { run, unit } = trainingMeasure(CLASSIC_WORK, trainerOf(6000, trained), extent);
  await run();
  assert.deepEqual([await run(), unit], [1000, 'ms']);
  assert.deepEqual(trained, [6000, 6000]);
});
