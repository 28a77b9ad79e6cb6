import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAXIMUM_POINTS } from '../../../src/host/history.ts';
import type { ToDashboard } from '../../../src/protocol/dashboardMessages.ts';
import { order, pointsAt, positionAt, progressAt, started } from './fakeRun.ts';
import { addFakeView, createSession, createTrainingSession } from './fakes.ts';

type Change = Extract<ToDashboard, { type: 'change' }>;

function changesOf(received: readonly ToDashboard[]): Change[] {
  return received.filter(message => message.type === 'change');
}

test('a hidden view is sent nothing, and one snapshot with everything when it is shown', () => {
  const { session, worker, clock } = createTrainingSession();
  const view = addFakeView(session);
  worker().say(progressAt(10), progressAt(20));
  view.ready();
  clock.turn(1000);
  assert.equal(view.received.length, 0);
  view.setVisible(true);
  clock.turn(1000);
  assert.equal(view.received.length, 1);
  const [message] = view.received;
  assert.equal(message.type, 'snapshot');
  const { snapshot } = message as Extract<ToDashboard, { type: 'snapshot' }>;
  assert.deepEqual([...snapshot.history.training.iteration], [10, 20]);
  assert.equal(snapshot.state, 'training');
});

test('what happens while a view is hidden comes as a snapshot, never as a change', () => {
  const { session, worker, clock } = createTrainingSession();
  const view = addFakeView(session);
  view.setVisible(true);
  worker().say(progressAt(10));
  view.setVisible(false); // before the change was sent
  worker().say(progressAt(20));
  clock.turn(1000);
  view.setVisible(true);
  clock.turn(1000);
  assert.deepEqual(
    view.received.map(message => message.type),
    ['snapshot', 'snapshot'],
  );
});

test('what was measured of the layers comes whole at a reveal, as a change only when it is new', () => {
  const { session, worker, clock } = createTrainingSession();
  const pace = { gradients: Float64Array.of(0.5), ratios: Float64Array.of(0.001) };
  const course = { iterations: Float64Array.of(0), layers: [pace, pace] };
  worker().say({ type: 'layerCourse', course });
  const view = addFakeView(session);
  view.setVisible(true);
  const [first] = view.received as Extract<ToDashboard, { type: 'snapshot' }>[];
  assert.deepEqual(first.snapshot.layerCourse, course);
  worker().say(progressAt(10));
  clock.turn(1000);
  worker().say({ type: 'layerCourse', course: { ...course } });
  clock.turn(1000);
  const changed = changesOf(view.received).map(({ change }) => 'layerCourse' in change);
  assert.deepEqual(changed, [false, true]);
});

test('every ready of a visible page is answered with a snapshot', () => {
  const { session } = createSession();
  const view = addFakeView(session);
  view.setVisible(true);
  view.ready();
  view.ready();
  assert.equal(view.received.length, 3);
});

test('at most 10 changes a second, with the newest values and all points', () => {
  const { session, worker, clock } = createTrainingSession();
  const view = addFakeView(session);
  view.setVisible(true);
  const sentAt: number[] = [];
  for (let iteration = 1; iteration <= 500; iteration++) {
    const before = view.received.length;
    worker().say(progressAt(iteration));
    clock.turn(2);
    if (view.received.length > before) {
      sentAt.push(clock.now());
    }
  }
  clock.turn(100);
  const changes = changesOf(view.received);
  assert.ok(changes.length >= 8 && changes.length <= 11, `${changes.length} changes in 1 s`);
  for (let index = 1; index < sentAt.length; index++) {
    assert.ok(sentAt[index] - sentAt[index - 1] >= 98, 'at least 100 ms between two');
  }
  const points = changes.flatMap(change => [...change.points!.training.iteration]);
  assert.deepEqual(
    points,
    Array.from({ length: 500 }, (_, index) => index + 1),
  );
  assert.equal(changes.at(-1)!.change.position!.iteration, 500);
  let had = 0;
  for (const change of changes) {
    assert.equal(change.from!.training, had);
    had += change.points!.training.iteration.length;
  }
});

test('pictures follow the other news in a message of their own, the newest ones', () => {
  const { session, worker, clock } = createTrainingSession();
  const view = addFakeView(session);
  view.setVisible(true);
  const predictionsAt = (iteration: number) => ({
    iteration,
    predicted: new Uint8Array(1),
    confidence: new Uint16Array(1),
  });
  worker().say(progressAt(1), { type: 'testPredictions', predictions: predictionsAt(1) });
  clock.turn(10);
  worker().say({ type: 'testPredictions', predictions: predictionsAt(2) });
  clock.turn(140);
  const [news, pictures, ...more] = changesOf(view.received);
  assert.deepEqual(Object.keys(news.change).sort(), ['canSave', 'position']);
  assert.deepEqual(pictures.change, { testPredictions: predictionsAt(2) });
  assert.equal(pictures.points, undefined);
  assert.deepEqual(more, []);
});

test('a change has only what has changed, and null for what is gone', () => {
  const { session, worker, clock } = createTrainingSession();
  worker().say(progressAt(4));
  const view = addFakeView(session);
  view.setVisible(true);
  const problem = { reason: 'diverged', message: 'The loss is not a number any more.' };
  worker().say({ type: 'paused', position: positionAt(5), problem });
  clock.turn(100);
  worker().say({ type: 'resumed' });
  clock.turn(100);
  const [paused, resumed] = changesOf(view.received);
  assert.deepEqual(Object.keys(paused.change).sort(), ['position', 'problem', 'state']);
  assert.deepEqual(resumed.change, { state: 'training', problem: null });
});

test('typed arrays that are sent own their whole buffer', () => {
  const { session, worker, clock } = createTrainingSession();
  const view = addFakeView(session);
  worker().say(progressAt(1), progressAt(2), progressAt(3));
  view.setVisible(true);
  worker().say(progressAt(4));
  clock.turn(100);
  const [snapshot, change] = view.received;
  assert.ok(snapshot.type === 'snapshot' && change.type === 'change');
  for (const { iteration } of [snapshot.snapshot.history.training, change.points!.training]) {
    assert.equal(iteration.buffer.byteLength, iteration.byteLength);
  }
});

test('a new run is shown at once with a snapshot', () => {
  const { session, worker, clock } = createTrainingSession();
  const view = addFakeView(session);
  view.setVisible(true);
  worker().say(progressAt(10));
  session.train(order);
  const last = view.received.at(-1)!;
  assert.ok(last.type === 'snapshot');
  assert.equal(last.snapshot.run, 2);
  assert.equal(last.snapshot.history.training.iteration.length, 0);
  worker().say(started(), progressAt(1));
  clock.turn(1000);
  const change = view.received.at(-1)!;
  assert.ok(change.type === 'change');
  assert.equal(change.run, 2);
  assert.deepEqual(change.from, { training: 0, test: 0 });
});

test('a history that had to be thinned is sent whole', () => {
  const { session, worker } = createTrainingSession();
  const view = addFakeView(session);
  view.setVisible(true);
  const iterations = Array.from({ length: MAXIMUM_POINTS + 1 }, (_, index) => index);
  worker().say({ type: 'progress', position: positionAt(9), points: pointsAt(...iterations) });
  const last = view.received.at(-1)!;
  assert.ok(last.type === 'snapshot');
  const { length } = last.snapshot.history.training.iteration;
  assert.ok(length > 0 && length <= MAXIMUM_POINTS);
});

test('a disposed view is sent nothing and leaves no timer', () => {
  const { session, worker, clock } = createTrainingSession();
  const view = addFakeView(session);
  view.setVisible(true);
  worker().say(progressAt(10));
  view.dispose();
  worker().say(progressAt(20));
  clock.turn(1000);
  assert.equal(view.received.length, 1);
  assert.equal(clock.timers, 0);
});

test('pictures are made only while somebody looks', () => {
  const { session, worker } = createSession();
  const one = addFakeView(session);
  const other = addFakeView(session);
  one.setVisible(true);
  session.train(order);
  one.setVisible(false);
  other.setVisible(true);
  other.dispose();
  const watches = worker().posted.filter(message => message.type === 'watch');
  assert.equal(watches[0].pictures, true);
  assert.equal(watches.at(-1)!.pictures, false);
});
