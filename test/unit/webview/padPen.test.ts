import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PadState, padAfterKey, RESTING_PEN, STEPS } from '../../../webview/padPen.ts';

const EMPTY: PadState = { pen: RESTING_PEN, drawing: [] };

function type(state: PadState, ...keys: string[]): PadState {
  return keys.reduce((before, key) => padAfterKey(key, before) ?? before, state);
}

test('arrow keys move the pen without a trace until it is put down', () => {
  const moved = type(EMPTY, 'ArrowDown', 'ArrowRight');
  assert.deepEqual(moved.drawing, []);
  const { drawing, pen } = type(moved, ' ', 'ArrowDown', 'ArrowDown', 'Enter', 'ArrowUp');
  assert.equal(drawing.length, 1);
  assert.equal(drawing[0].length, 6, 'a point where it was put down and one a key');
  assert.equal(pen.isDown, false);
  assert.ok(Math.abs(drawing[0][5] - drawing[0][1] - 2 / STEPS) < 0.002);
});

test('the pen stays on the pad', () => {
  const { pen } = type(EMPTY, ...Array<string>(2 * STEPS).fill('ArrowLeft'));
  assert.equal(pen.x, 0);
});

test('Backspace takes the last stroke away, Delete all of them, and both lift the pen', () => {
  const two = type(EMPTY, ' ', 'ArrowDown', ' ', 'ArrowRight', ' ', 'ArrowDown');
  assert.equal(two.drawing.length, 2);
  const one = type(two, 'Backspace');
  assert.equal(one.drawing.length, 1);
  assert.equal(one.pen.isDown, false);
  assert.deepEqual(type(two, 'Delete').drawing, []);
});

test('other keys are left to others', () => {
  for (const key of ['Tab', 'Escape', 'a', 'F1']) {
    assert.equal(padAfterKey(key, EMPTY), undefined);
  }
});
