import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logLines } from '../../../src/host/logLines.ts';
import type { WorkerNews } from '../../../src/host/workerConversation.ts';
import { checkpointAt, dataset, positionAt } from './fakeRun.ts';
import { createTrainingSession } from './fakes.ts';

const { session } = createTrainingSession();
const lines = (news: WorkerNews) => logLines(news, session.facts);

test('the lines that scripts read', () => {
  assert.deepEqual(
    lines({
      ...{ type: 'epoch', epoch: 3, loss: 0.09124, trainAccuracy: 0.9721, testAccuracy: 0.9735 },
      ...{ samplesPerSecond: 41_200.4, seconds: 4.4 },
    }),
    ['epoch 3/10  train 97.21 %  test 97.35 %  loss 0.0912  41,200 samples/s'],
  );
  const position = { ...positionAt(1000), seconds: 38.24 };
  assert.deepEqual(lines({ type: 'finished', position, checkpoint: checkpointAt(1000, 0.9812) }), [
    'finished: test accuracy 98.12 % after 10 epochs in 38.2 s',
  ]);
  assert.deepEqual(
    lines({ type: 'stopped', position: positionAt(150), checkpoint: checkpointAt(150, 0.9) }),
    ['stopped: test accuracy 90.00 % after 1 epoch in 1.5 s'],
  );
  assert.deepEqual(
    lines({ type: 'failed', problem: { reason: 'worker', message: 'The worker failed.' } }),
    ['failed: The worker failed.'],
  );
});

test('the dataset, and why it is not what was asked for', () => {
  const notice = 'MNIST could not be downloaded.';
  assert.deepEqual(
    lines({
      ...{ type: 'started', engine: 'textbook', engineNotice: 'No threads here.' },
      dataset: { ...dataset, kind: 'generated', name: 'generated digits', notice },
      ...{ testLabels: new Uint8Array(1), position: positionAt(0) },
    }),
    [
      'dataset: generated digits, 60,000 training and 10,000 test digits, /data/mnist',
      'notice: MNIST could not be downloaded.',
      'engine: textbook',
      'notice: No threads here.',
    ],
  );
});

test('a run that was stopped before it was measured says so', () => {
  const checkpoint = { ...checkpointAt(5), provenance: {} };
  const [line] = lines({ type: 'stopped', position: positionAt(5), checkpoint });
  assert.match(line, /^stopped: after 0 epochs in 50 ms, test accuracy not measured/);
});

test('weights that have learned nothing are warned of', () => {
  const problem = { reason: 'guessing', message: 'The network has learned nothing.' };
  const checkpoint = checkpointAt(1000, 0.098);
  const [, warning] = lines({ type: 'finished', position: positionAt(1000), checkpoint, problem });
  assert.equal(warning, 'warning: The network has learned nothing.');
});

test('what happens many times a second is not logged', () => {
  assert.deepEqual(lines({ type: 'checkpoint', checkpoint: checkpointAt(5) }), []);
});
