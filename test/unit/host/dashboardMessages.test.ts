import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type DashboardActions,
  handleDashboardMessage,
} from '../../../src/host/dashboardMessages.ts';
import type { FromDashboard, ToDashboard } from '../../../src/protocol/dashboardMessages.ts';
import { positionAt } from './fakeRun.ts';
import { createTrainingSession } from './fakes.ts';

function createDashboard() {
  const all = createTrainingSession();
  const done: unknown[][] = [];
  const sent: ToDashboard[] = [];
  const note =
    (name: string) =>
    (...values: unknown[]) =>
      void done.push([name, ...values]);
  const actions: DashboardActions = {
    train: note('train'),
    branch: note('branch'),
    save: note('save'),
    saveAs: note('saveAs'),
    revealParams: note('revealParams'),
    evaluateParams: note('evaluateParams'),
    saveRecovered: note('saveRecovered'),
    saveRecoveredAs: note('saveRecoveredAs'),
    discardRecovered: note('discardRecovered'),
    openInEditor: note('openInEditor'),
    openSettings: note('openSettings'),
    chooseDatasetFolder: note('chooseDatasetFolder'),
    showLog: note('showLog'),
    openSource: note('openSource'),
    keepDigit: note('keepDigit'),
    forgetDigit: note('forgetDigit'),
  };
  const view = all.session.views.add(message => sent.push(message));
  view.setVisible(true);
  const say = (message: FromDashboard) =>
    handleDashboardMessage(message, {
      ...{ session: all.session, view, actions },
      send: answer => sent.push(answer),
    });
  return { ...all, done, sent, say };
}

test('ready is answered with everything', () => {
  const { say, sent } = createDashboard();
  say({ type: 'ready' });
  assert.deepEqual(
    sent.map(message => message.type),
    ['snapshot', 'snapshot'],
  );
});

test('orders reach the worker', () => {
  const { say, worker } = createDashboard();
  say({ type: 'pause' });
  worker().say({ type: 'paused', position: positionAt(3) });
  say({ type: 'step', unit: 'epoch' });
  say({ type: 'resume', learningRateFactor: 0.5 });
  say({ type: 'stop' });
  assert.deepEqual(worker().posted.slice(3), [
    { type: 'pause' },
    { type: 'step', unit: 'epoch' },
    { type: 'resume', learningRateFactor: 0.5 },
    { type: 'stop' },
  ]);
});

test('a slider moved while another run begins does not steer that one', () => {
  const { say, session, worker } = createDashboard();
  const { run } = session.facts;
  const before = worker().posted.length;
  say({ type: 'steer', run: run - 1, learningRateFactor: 0.5 });
  assert.equal(worker().posted.length, before);
  say({ type: 'steer', run, stop: { epochs: 3 } });
  assert.deepEqual(worker().posted.at(-1), {
    ...{ type: 'steer', learningRateFactor: undefined, stop: { epochs: 3 } },
  });
});

test('the other buttons do what they say', () => {
  const { say, done } = createDashboard();
  say({ type: 'train', preset: 'classic', overrides: { epochs: 2 } });
  const plain = [
    ...(['save', 'saveAs', 'revealParams', 'evaluateParams', 'saveRecovered'] as const),
    ...(['saveRecoveredAs', 'discardRecovered', 'openInEditor', 'openSettings'] as const),
    ...(['chooseDatasetFolder', 'showLog'] as const),
  ];
  for (const type of plain) {
    say({ type });
  }
  assert.deepEqual(done, [['train', 'classic', { epochs: 2 }], ...plain.map(type => [type])]);
});

test('the code is opened at the place that is named', () => {
  const { say, done } = createDashboard();
  say({ type: 'openSource', name: 'softmax' });
  assert.deepEqual(done, [['openSource', 'softmax']]);
});

test('a question is answered, or what is wrong with it', async () => {
  const { say, sent, worker } = createDashboard();
  const question = { name: 'read', images: new Uint8Array(784) } as const;
  say({ type: 'ask', requestId: 71, question, at: 300 });
  const asked = worker().posted.at(-1);
  const requestId = worker().lastRequestId;
  assert.deepEqual(asked, { type: 'ask', requestId, question, at: 300 });
  const answer = { iteration: 300, probabilities: new Float32Array(10) };
  worker().say({ type: 'answered', requestId, answer });
  say({ type: 'ask', requestId: 72, question });
  worker().fail('out of memory');
  await new Promise(resolve => setImmediate(resolve));
  const answers = sent.filter(message => 'requestId' in message);
  assert.deepEqual(answers[0], { type: 'answered', requestId: 71, answer });
  assert.equal(answers[1].type, 'requestFailed');
  assert.equal(answers[1].requestId, 72);
});

test('digits are answered, or what is wrong with the request', async () => {
  const { say, sent, worker } = createDashboard();
  say({ type: 'getDigits', requestId: 71, indices: [4] });
  const digits = {
    iteration: 5,
    indices: Uint32Array.of(4),
    images: new Uint8Array(784),
    labels: Uint8Array.of(4),
    probabilities: new Float32Array(10),
  };
  worker().say({ type: 'digits', requestId: worker().lastRequestId, digits });
  say({ type: 'getDigits', requestId: 72, indices: [5] });
  worker().fail('out of memory');
  await new Promise(resolve => setImmediate(resolve));
  const answers = sent.filter(message => 'requestId' in message);
  assert.deepEqual(answers[0], { type: 'digits', requestId: 71, digits });
  assert.equal(answers[1].type, 'requestFailed');
  assert.equal(answers[1].requestId, 72);
});
