import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PRESETS } from '../../../src/nn/presets.ts';
import type { SessionSnapshot } from '../../../src/protocol/snapshot.ts';
import type { HistoryPoints } from '../../../src/protocol/subjects.ts';
import {
  appendPoints,
  applyMessage,
  type DashboardState,
  INITIAL_STATE,
} from '../../../webview/dashboardState.ts';

function curve(...iterations: number[]): HistoryPoints['training'] {
  return {
    iteration: Float64Array.from(iterations),
    loss: Float64Array.from(iterations, iteration => 1 / (1 + iteration)),
    accuracy: Float64Array.from(iterations, iteration => iteration / 1000),
  };
}

function points(training: number[], testing: number[]): HistoryPoints {
  return { training: curve(...training), test: curve(...testing) };
}

const snapshot: SessionSnapshot = {
  run: 3,
  state: 'training',
  preset: 'quick',
  settings: PRESETS[0].settings,
  presets: PRESETS,
  engine: 'textbook',
  history: points([10, 20], [20]),
  problem: { reason: 'diverged', message: 'The loss grew without end.' },
  canSave: false,
};
const shown: DashboardState = { snapshot, isWaiting: false };

test('a snapshot replaces everything and ends the waiting', () => {
  const state = applyMessage({ isWaiting: true }, { type: 'snapshot', snapshot });
  assert.deepEqual(state, { snapshot, isWaiting: false });
});

test('a change replaces what it names, takes away what is null and leaves the rest', () => {
  const state = applyMessage(shown, {
    type: 'change',
    run: 3,
    change: { state: 'paused', problem: null, canSave: true },
  });
  assert.equal(state.snapshot?.state, 'paused');
  assert.equal(state.snapshot?.canSave, true);
  assert.ok(!('problem' in state.snapshot));
  assert.equal(state.snapshot?.history, snapshot.history);
  assert.equal(snapshot.state, 'training', 'the snapshot before is left as it was');
});

test('new points stand behind the old ones, in both curves', () => {
  const state = applyMessage(shown, {
    type: 'change',
    run: 3,
    change: {},
    points: points([30, 40], [40]),
    from: { training: 2, test: 1 },
  });
  assert.deepEqual([...(state.snapshot?.history.training.iteration ?? [])], [10, 20, 30, 40]);
  assert.deepEqual(
    [...(state.snapshot?.history.training.accuracy ?? [])],
    [0.01, 0.02, 0.03, 0.04],
  );
  assert.deepEqual([...(state.snapshot?.history.test.iteration ?? [])], [20, 40]);
});

test('a gap in either curve asks for a snapshot, and changes nothing until it comes', () => {
  for (const from of [
    { training: 3, test: 1 },
    { training: 2, test: 0 },
  ]) {
    const more = {
      type: 'change',
      run: 3,
      change: { state: 'paused' },
      points: points([50], []),
    } as const;
    const waiting = applyMessage(shown, { ...more, from });
    assert.equal(waiting.isWaiting, true);
    assert.equal(waiting.snapshot, snapshot);
    const after = applyMessage(waiting, { ...more, from: { training: 2, test: 1 } });
    assert.equal(after, waiting, 'asked once, not at every change');
  }
});

test('a change of an earlier run is ignored', () => {
  assert.equal(applyMessage(shown, { type: 'change', run: 2, change: { state: 'failed' } }), shown);
});

test('a change of a run whose start was not seen asks for a snapshot', () => {
  const state = applyMessage(shown, { type: 'change', run: 4, change: { state: 'loading' } });
  assert.equal(state.isWaiting, true);
  assert.equal(state.snapshot?.state, 'training');
});

test('a change before the first snapshot is ignored', () => {
  const state = applyMessage(INITIAL_STATE, {
    type: 'change',
    run: 0,
    change: { state: 'loading' },
  });
  assert.equal(state, INITIAL_STATE);
});

test('a history without new points stays the same object, so that nothing is drawn again', () => {
  assert.equal(appendPoints(snapshot.history, points([], [])), snapshot.history);
  const onlyTest = appendPoints(snapshot.history, points([], [30]));
  assert.equal(onlyTest.training, snapshot.history.training);
});
