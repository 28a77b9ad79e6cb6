import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SessionSnapshot } from '../../../src/protocol/snapshot.ts';
import { controlsFor } from '../../../webview/runControls.ts';
import { fakeSnapshot, type Scene } from '../../webview/fakeRun.ts';

/** Labels of the buttons; those in brackets are off. */
function labels(scene: Scene, change: Partial<SessionSnapshot> = {}): string[] {
  return controlsFor({ ...fakeSnapshot(scene), ...change }).map(({ label, isDisabled }) =>
    isDisabled ? `(${label})` : label,
  );
}

test('each state has the buttons that fit it', () => {
  assert.deepEqual(labels('idle'), ['Train']);
  assert.deepEqual(labels('finding'), ['Cancel']);
  assert.deepEqual(labels('generating'), ['Cancel']);
  assert.deepEqual(labels('downloading'), ['Cancel', 'Use generated digits']);
  assert.deepEqual(labels('training'), ['Pause', 'Stop', 'Save', '(Step batch)', '(Step epoch)']);
  assert.deepEqual(labels('paused'), ['Resume', 'Stop', 'Save', 'Step batch', 'Step epoch']);
  assert.deepEqual(labels('finished'), ['Train again', 'Save']);
  assert.deepEqual(labels('saved'), ['Train again', 'Reveal file', 'Evaluate']);
  assert.deepEqual(labels('failed'), ['Train again'], 'its notice offers to save');
  assert.deepEqual(labels('no-dataset'), ['Train']);
});

test('a running run without weights cannot be saved yet, but its button has its place', () => {
  assert.ok(labels('training', { canSave: false }).includes('(Save)'));
});

test('one button is the main one, unless a notice holds it', () => {
  const primary = (scene: Scene) =>
    controlsFor(fakeSnapshot(scene)).filter(({ isPrimary }) => isPrimary);
  assert.deepEqual(
    primary('paused').map(({ label }) => label),
    ['Resume'],
  );
  assert.deepEqual(primary('diverged'), []);
  assert.deepEqual(primary('failed'), []);
});
