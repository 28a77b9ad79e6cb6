import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DigitPredictions } from '../../../src/protocol/subjects.ts';
import { AnswerLoader } from '../../../webview/answerLoader.ts';

/** A loader with a clock that a test moves and requests that a test answers. */
function setUp() {
  const asked: string[] = [];
  const shown: DigitPredictions[] = [];
  const problems: string[] = [];
  const answers: { resolve: (digits: DigitPredictions) => void; reject: (e: Error) => void }[] = [];
  let time = 0;
  const timers: { at: number; action: () => void }[] = [];
  const clock = {
    now: () => time,
    later: (action: () => void, milliseconds: number) => {
      timers.push({ at: time + milliseconds, action });
    },
  };
  const loader = new AnswerLoader<DigitPredictions>(
    digits => shown.push(digits),
    message => problems.push(message),
    clock,
  );
  const load = (indices: readonly number[]) => {
    asked.push(indices.join());
    return new Promise<DigitPredictions>((resolve, reject) => answers.push({ resolve, reject }));
  };
  return {
    ...{ asked, shown, problems, loader },
    want: (indices: number[], iteration: number) =>
      loader.want({ key: indices.join(), iteration, load: () => load(indices) }),
    async answer() {
      answers.shift()!.resolve({} as DigitPredictions);
      await settled();
    },
    async fail(message: string) {
      answers.shift()!.reject(new Error(message));
      await settled();
    },
    pass(milliseconds: number) {
      time += milliseconds;
      for (const timer of timers.splice(0).filter(({ at }) => at <= time)) {
        timer.action();
      }
    },
  };
}

const settled = () => new Promise(resolve => setImmediate(resolve));

test('one request at a time; of what was wanted meanwhile only the last counts', async () => {
  const { asked, shown, want, answer } = setUp();
  want([1, 2], 5);
  want([3, 4], 5);
  want([5, 6], 5);
  assert.deepEqual(asked, ['1,2']);
  await answer();
  assert.deepEqual(asked, ['1,2', '5,6']);
  await answer();
  assert.equal(shown.length, 2);
});

test('the same digits of the same weights are asked for once', async () => {
  const { asked, want, answer } = setUp();
  want([1], 5);
  await answer();
  want([1], 5);
  assert.equal(asked.length, 1);
});

test('a training that goes on is followed at most four times a second', async () => {
  const { asked, want, answer, pass } = setUp();
  const times: number[] = [];
  for (let milliseconds = 0; milliseconds < 2000; milliseconds += 50) {
    const before = asked.length;
    want([1], milliseconds);
    if (asked.length > before) {
      times.push(milliseconds);
      await answer();
    }
    pass(50);
    if (asked.length > before + 1) {
      times.push(milliseconds + 50);
      await answer();
    }
  }
  assert.deepEqual(times, [0, 250, 500, 750, 1000, 1250, 1500, 1750]);
});

test('other digits do not wait for the quarter of a second', async () => {
  const { asked, want, answer } = setUp();
  want([1], 0);
  await answer();
  want([2], 0);
  assert.deepEqual(asked, ['1', '2']);
});

test('a failure is told, and asked again only when wanted', async () => {
  const { asked, problems, shown, loader, want, answer, fail } = setUp();
  want([1], 0);
  await fail('The worker is gone.');
  assert.deepEqual(problems, ['The worker is gone.']);
  want([1], 0);
  assert.equal(asked.length, 1);
  loader.retry();
  await answer();
  assert.equal(asked.length, 2);
  assert.equal(shown.length, 1);
});

test('what is not visible any more is not asked for', async () => {
  const { asked, loader, want, answer, pass } = setUp();
  want([1], 0);
  await answer();
  want([1], 1);
  loader.stop();
  pass(1000);
  assert.equal(asked.length, 1);
});
