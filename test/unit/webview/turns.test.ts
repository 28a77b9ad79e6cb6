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

/** Two parts that have drawn the first board at time 0. */
function begun() {
  const turns = new Turns(['why', 'wrong']);
  turns.boards(board(1), 0);
  return (newest: Board, now: number) => {
    const { why, wrong } = turns.boards(newest, now);
    return [why.iteration, wrong.iteration, turns.isBehind];
  };
}

test('the first board is drawn by all', () => {
  assert.deepEqual(begun()(board(1), 0), [1, 1, true]);
});

test('of a run that goes on an update is drawn by one part, the one that has waited longest', () => {
  const at = begun();
  assert.deepEqual(at(board(2), 249), [1, 1, true]);
  assert.deepEqual(at(board(3), 250), [3, 1, true]);
  assert.deepEqual(at(board(4), 300), [3, 4, true]);
  assert.deepEqual(at(board(5), 350), [3, 4, true]);
  assert.deepEqual(at(board(6), 500), [6, 4, true]);
});

test('without another update all have drawn the newest after a while', () => {
  const at = begun();
  const last = board(2);
  assert.deepEqual(at(last, 250), [2, 1, true]);
  assert.deepEqual(at({ ...last }, 300), [2, 2, false], 'drawn for another reason');
  assert.deepEqual(at({ ...last }, 350), [2, 2, false]);
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
    assert.deepEqual(begun()(other, 1), [2, 2, false]);
  });
}
