import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunState } from '../../../src/protocol/snapshot.ts';
import type { Board } from '../../../webview/board.ts';
import { Seldom } from '../../../webview/seldom.ts';

function board(iteration: number, state: RunState = 'training', at?: number, run = 1): Board {
  return { snapshot: { state }, run, at, iteration } as Board;
}

test('while the network trains a newer iteration is shown once a second', () => {
  const seldom = new Seldom();
  assert.equal(seldom.board(board(10), 0).iteration, 10);
  assert.equal(seldom.board(board(20), 999).iteration, 10);
  assert.equal(seldom.board(board(30), 1000).iteration, 30);
  assert.equal(seldom.board(board(40), 1500).iteration, 30);
});

test('where training rests, and of another run or moment, the newest is shown at once', () => {
  const seldom = new Seldom();
  seldom.board(board(10), 0);
  assert.equal(seldom.board(board(20, 'paused'), 1).iteration, 20);
  assert.equal(seldom.board(board(30), 2).iteration, 20);
  assert.equal(seldom.board(board(5, 'training', 5), 3).iteration, 5);
  assert.equal(seldom.board(board(40), 4).iteration, 40);
  assert.equal(seldom.board(board(0, 'training', undefined, 2), 5).iteration, 0);
});
