import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SessionSnapshot } from '../../../src/protocol/snapshot.ts';
import type { Board } from '../../../webview/board.ts';
import { Turns } from '../../../webview/turns.ts';

const digit = { kind: 'test', index: 0 } as const;
const training = { run: 1, state: 'training', canSave: false } as SessionSnapshot;

/** A board some updates later; each has another position. */
function board(iteration: number, more: Partial<Board> = {}): Board {
  const snapshot = { ...training, position: { iteration } } as SessionSnapshot;
  return { snapshot, run: 1, digit, iteration, ...more } as Board;
}

/** Two parts that have drawn the first board at time 0; later, what they show and how long to wait. */
function begun() {
  const turns = new Turns({ draw: 250, why: 1000 });
  turns.boards(board(1), 0);
  return (newest: Board, now: number) => {
    const { draw, why } = turns.boards(newest, now);
    return [draw.iteration, why.iteration, turns.wait(now)];
  };
}

/** The same moment of the run, drawn once more. */
const again = (shown: Board): Board => ({ ...shown });

test('of a run that goes on parts draw nothing with the updates, but between them', () => {
  const at = begun();
  assert.deepEqual(at(board(2), 100), [1, 1, 150]);
  const third = board(3);
  assert.deepEqual(at(third, 240), [1, 1, 25]);
  assert.deepEqual(at(again(third), 265), [3, 1, 735]);
  assert.deepEqual(at(board(4), 300), [3, 1, 215]);
});

test('one part draws at a time, and without another update all have drawn the newest', () => {
  const at = begun();
  const last = board(2);
  assert.deepEqual(at(last, 1200), [1, 1, 25]);
  assert.deepEqual(at(again(last), 1225), [2, 1, 25]);
  assert.deepEqual(at(again(last), 1250), [2, 2, undefined]);
  assert.deepEqual(at(again(last), 9000), [2, 2, undefined]);
});

for (const [what, other] of Object.entries({
  'another digit': board(2, { digit: { kind: 'test', index: 1 } }),
  'another moment': board(2, { at: 1 }),
  'another run': board(2, { run: 2 }),
  'what a person did to the run': board(2, { snapshot: { ...training, canSave: true } }),
  'the end of the run': board(2, { snapshot: { ...training, state: 'finished' } }),
  'a fact that has gone': board(2, {
    snapshot: { state: 'training', run: 1 } as SessionSnapshot,
  }),
})) {
  test(`all draw ${what} at once`, () => {
    assert.deepEqual(begun()(other, 1), [2, 2, undefined]);
  });
}
