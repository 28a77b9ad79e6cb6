import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SessionSnapshot } from '../../../src/protocol/snapshot.ts';
import {
  datasetText,
  loadedText,
  runFigures,
  runText,
  spokenStatus,
  testAccuracy,
} from '../../../webview/statusText.ts';
import { fakeSnapshot, history, position } from '../../webview/fakeRun.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const values = (snapshot: SessionSnapshot) =>
  runFigures(snapshot).map(({ name, value }) => `${name}: ${plain(value)}`);

test('the figures of a running run', () => {
  assert.deepEqual(values(fakeSnapshot('training')), [
    'Epochs done: 3 of 10',
    'Iteration: 5,810 of 18,750',
    'Speed: 41,870 samples/s',
    'Time left: 10 s',
  ]);
});

test('epochs are counted when they are done: at the start, at a border, within one and at the end', () => {
  const snapshot = fakeSnapshot('paused');
  const epochs = [0, 1874, 1875, 1876, 18_750].map(
    iteration => values({ ...snapshot, position: position(iteration) })[0],
  );
  const done = [0, 0, 1, 1, 10].map(epoch => `Epochs done: ${epoch} of 10`);
  assert.deepEqual(epochs, done);
});

test('the speed says whether it is that of the moment or of the run', () => {
  const title = (change: Partial<SessionSnapshot>) =>
    runFigures({ ...fakeSnapshot('training'), ...change }).find(({ name }) => name === 'Speed')
      ?.title;
  assert.match(title({ state: 'training' }) ?? '', /^Of the last second/);
  const ended = { ...position(18_750), isMeanSpeed: true } as const;
  assert.match(title({ state: 'finished', position: ended }) ?? '', /^Average of the run/);
  // A worker that was killed has not told the average.
  assert.match(title({ state: 'failed' }) ?? '', /^Of its last second/);
});

test('before the first update there is no speed and no estimate', () => {
  assert.deepEqual(values(fakeSnapshot('started')).slice(2), ['Speed: –', 'Time left: –']);
});

test('a finished run says how long it took', () => {
  const figures = values(fakeSnapshot('finished'));
  assert.equal(figures[0], 'Epochs done: 10 of 10');
  assert.equal(figures[3], 'Time: 14 s');
});

test('what a screen reader hears changes with each epoch, not with each update', () => {
  const snapshot = fakeSnapshot('training');
  const at = (iteration: number): SessionSnapshot => ({
    ...snapshot,
    position: position(iteration),
    history: history(iteration),
  });
  assert.equal(plain(spokenStatus(at(1000))), 'Training.');
  const second = 'Training. Epoch 2 of 10 done. Test accuracy 97.0 %.';
  assert.equal(plain(spokenStatus(at(3750))), second);
  assert.equal(plain(spokenStatus(at(5600))), second);
  const third = at(5625);
  const testing = { digits: 'test', done: 100, total: 1000 } as const;
  const measuring = { ...position(5625), measuring: testing };
  assert.equal(plain(spokenStatus({ ...third, position: measuring })), second, 'not twice');
  assert.notEqual(plain(spokenStatus(third)), second);
});

test('a run of very many epochs is spoken of about twenty times', () => {
  const heard = new Set<string>();
  const snapshot = fakeSnapshot('training');
  for (let epoch = 0; epoch <= 300; epoch++) {
    const now = { ...position(epoch), iterationsPerEpoch: 1, epoch, epochs: 300 };
    heard.add(spokenStatus({ ...snapshot, position: now }));
  }
  assert.equal(heard.size, 21);
});

test('states without a run are spoken of in words', () => {
  assert.equal(spokenStatus(fakeSnapshot('idle')), 'Ready to train.');
  assert.equal(spokenStatus(fakeSnapshot('downloading')), 'Getting the digits.');
});

test('generated digits are always called so', () => {
  const { dataset, settings } = fakeSnapshot('generated');
  assert.ok(dataset);
  assert.match(spokenStatus(fakeSnapshot('generated')), /on generated digits/);
  assert.equal(
    datasetText(dataset, settings),
    '60,000 digits to learn from, 1,000 to test; generated with seed 1',
  );
  assert.equal(
    datasetText(dataset, { ...settings, trainingDigits: 300 }),
    '300 of 60,000 digits to learn from, 1,000 to test; generated with seed 1',
  );
});

test('the network in short, and its accuracy', () => {
  const training = fakeSnapshot('training');
  const withDistortion = (distortion: 'none' | 'affine') =>
    runText({ ...training, settings: { ...training.settings, distortion } });
  assert.equal(withDistortion('none'), 'Quick, 784-128-10, seed 1');
  assert.match(
    withDistortion('affine'),
    /^Quick, 784-128-10, learns from distorted digits, seed 1/,
  );
  assert.equal(testAccuracy(fakeSnapshot('started')), undefined);
  assert.ok((testAccuracy(fakeSnapshot('training')) ?? 0) > 0.97);
});

test('how far loading is, in megabytes or digits', () => {
  const message = '';
  assert.equal(
    loadedText({ stage: 'downloading', message, done: 4_100_000, total: 11_594_722 }),
    '4.1 of 11.6 MB',
  );
  assert.equal(loadedText({ stage: 'downloading', message, done: 4_100_000 }), '4.1 MB');
  assert.equal(
    loadedText({ stage: 'generating', message, done: 42_000, total: 70_000 }),
    '42,000 of 70,000 digits',
  );
  assert.equal(loadedText({ stage: 'finding', message }), '');
});
