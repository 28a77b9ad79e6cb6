import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statusText } from '../../../src/host/statusText.ts';
import { checkpointAt, order, pointsAt, positionAt, progressAt } from './fakeRun.ts';
import { createSession, createTrainingSession } from './fakes.ts';

test('nothing is shown before and after a run', () => {
  const { session, worker } = createSession();
  assert.equal(statusText(session.facts, session.history), undefined);
  session.train(order);
  assert.equal(statusText(session.facts, session.history)?.text, '$(sync~spin) MNIST');
  worker().exit(1);
  assert.equal(statusText(session.facts, session.history), undefined);
});

test('the test accuracy with a spinner while it trains, with a pause sign while it does not', () => {
  const { session, worker } = createTrainingSession();
  const text = () => statusText(session.facts, session.history)?.text;
  assert.equal(text(), '$(sync~spin) MNIST');
  worker().say(progressAt(900));
  assert.equal(text(), '$(sync~spin) MNIST 90.0 %');
  const points = { ...pointsAt(980), test: pointsAt(971).training };
  worker().say({ type: 'progress', position: positionAt(980), points });
  assert.equal(text(), '$(sync~spin) MNIST 97.1 %');
  worker().say({ type: 'paused', position: positionAt(980) });
  assert.equal(text(), '$(debug-pause) MNIST 97.1 %');
  worker().say({ type: 'finished', position: positionAt(1000), checkpoint: checkpointAt(1000) });
  assert.equal(text(), undefined);
});

test('the tooltip says which accuracy is which, how far it is and on what', () => {
  const { session, worker } = createTrainingSession();
  const points = { ...pointsAt(980), test: pointsAt(971).training };
  worker().say({ type: 'progress', position: positionAt(980), points });
  const { tooltip } = statusText(session.facts, session.history)!;
  assert.match(tooltip, /Test accuracy 97\.10 %/);
  assert.match(tooltip, /Training accuracy 98\.00 %/);
  assert.match(tooltip, /9 of 10 epochs done/);
  assert.match(tooltip, /Digits: MNIST/);
});

test('a long measure of accuracy is seen, not taken for a hang', () => {
  const { session, worker } = createTrainingSession();
  const measuring = { digits: 'test', done: 3200, total: 10_000 } as const;
  const points = pointsAt();
  worker().say({ type: 'progress', position: { ...positionAt(0), measuring }, points });
  const { text, tooltip } = statusText(session.facts, session.history)!;
  assert.equal(text, '$(sync~spin) MNIST measuring 32 %');
  assert.match(tooltip, /^Measuring test accuracy: 3,200 of 10,000 digits…$/m);
  worker().say({ type: 'progress', position: positionAt(0), points });
  assert.equal(statusText(session.facts, session.history)!.text, '$(sync~spin) MNIST');
});
