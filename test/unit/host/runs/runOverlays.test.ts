import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RunOverlays } from '../../../../src/host/runs/runOverlays.ts';
import type { RunRecord } from '../../../../src/host/runs/runRecord.ts';
import { memoryIn } from '../fakeMemory.ts';
import { order } from '../fakeRun.ts';
import { addFakeView, createTrainingSession } from '../fakes.ts';

function run(name: string, iteration = 100): RunRecord {
  const point = { iteration, trainLoss: 1, trainAccuracy: 0.5, testLoss: 1, testAccuracy: 0.5 };
  return {
    ...{
      kind: 'run',
      file: `file:///${name}`,
      fileName: name,
      name,
      modified: 1,
      layers: [784, 10],
    },
    provenance: { curve: { iterationsPerEpoch: 10, points: [point] } },
  };
}

const names = (overlays: RunOverlays) => overlays.shown.map(({ name }) => name);

test('at most eight are drawn, each with a look of its own that it keeps', () => {
  const overlays = new RunOverlays(memoryIn(new Map()));
  for (let at = 0; at < 8; at++) {
    assert.equal(overlays.show(run(`${at}`)), true);
  }
  assert.equal(overlays.show(run('one too many')), false);
  overlays.hide('file:///3');
  assert.equal(overlays.show(run('new')), true);
  const slots = overlays.shown.map(({ slot }) => slot);
  assert.deepEqual(slots, [0, 1, 2, 4, 5, 6, 7, 3]);
});

test('a run that does not say how it went cannot be drawn', () => {
  const overlays = new RunOverlays(memoryIn(new Map()));
  assert.equal(overlays.show({ ...run('a'), provenance: {} }), false);
  assert.deepEqual(overlays.shown, []);
});

test('a run that is deleted or damaged while it is drawn goes, and the others stay', () => {
  const overlays = new RunOverlays(memoryIn(new Map()));
  const [a, b, c] = ['a', 'b', 'c'].map(name => run(name));
  for (const one of [a, b, c]) {
    overlays.show(one);
  }
  let told = 0;
  overlays.changes.add(() => {
    told++;
  });
  overlays.update([a, b, c]);
  assert.equal(told, 0, 'nothing has changed');
  const { file, fileName, name, modified } = c;
  overlays.update([a, { kind: 'unreadable', file, fileName, name, modified, message: 'cut off' }]);
  assert.deepEqual(names(overlays), ['a']);
  assert.equal(told, 1);
});

test('a renamed run stays drawn, under its new name', () => {
  const overlays = new RunOverlays(memoryIn(new Map()));
  overlays.show(run('old'));
  overlays.move('file:///old', 'file:///new');
  overlays.update([run('new')]);
  assert.deepEqual(names(overlays), ['new']);
});

test('every view draws them, also after the next run has begun', () => {
  const { session, clock } = createTrainingSession();
  const overlays = new RunOverlays(memoryIn(new Map()));
  overlays.changes.add(shown => session.setOverlays(shown));
  const views = [addFakeView(session), addFakeView(session)];
  for (const view of views) {
    view.setVisible(true);
  }
  overlays.show(run('old'));
  clock.turn(1000);
  for (const { received } of views) {
    const last = received.at(-1);
    assert.equal(last?.type === 'change' && last.change.overlays?.[0].name, 'old');
  }
  session.train(order);
  assert.deepEqual(session.snapshot().overlays, overlays.shown);
  overlays.hide('file:///old');
  clock.turn(1000);
  const last = views[0].received.at(-1);
  assert.equal(last?.type === 'change' && last.change.overlays, null);
});

test('after a reload of the window the same runs are drawn, each with its look', () => {
  const kept = new Map<string, unknown>();
  const before = new RunOverlays(memoryIn(kept));
  for (const name of ['a', 'gone', 'c']) {
    before.show(run(name));
  }
  before.hide('file:///a');
  const after = new RunOverlays(memoryIn(kept));
  assert.ok(after.isWaiting);
  assert.equal(after.shown.length, 0, 'only the files say how their runs went');
  after.update([run('a'), run('c', 200)]);
  assert.deepEqual(
    after.shown.map(({ name, slot, curve }) => [name, slot, curve.points[0].iteration]),
    [['c', 2, 200]],
  );
  assert.equal(after.isWaiting, false);
  after.hide('file:///c');
  assert.equal(new RunOverlays(memoryIn(kept)).isWaiting, false);
});
