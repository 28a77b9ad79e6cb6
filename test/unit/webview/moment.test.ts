import assert from 'node:assert/strict';
import { test } from 'node:test';
import { presetNamed } from '../../../src/nn/presets.ts';
import type { SessionSnapshot } from '../../../src/protocol/snapshot.ts';
import { type BoardRequests, boardOf, FIRST_GAZE } from '../../../webview/board.ts';
import {
  firstMoment,
  nextMoment,
  pastMoments,
  pictureTime,
  placeOf,
} from '../../../webview/film.ts';
import { accuracyThen, epochAt, momentText, nearestMoment } from '../../../webview/moment.ts';

const position = {
  ...{ iteration: 500, totalIterations: 7500, iterationsPerEpoch: 1875, epoch: 0, epochs: 4 },
  ...{ samplesPerSecond: 0, seconds: 0, secondsLeft: 0, learningRate: 0.1 },
};
const nothing = new Float64Array();
const curve = { iteration: nothing, loss: nothing, accuracy: nothing };
const snapshot: SessionSnapshot = {
  ...{ run: 1, state: 'training', preset: 'quick', presets: [], engine: 'fast', position },
  settings: presetNamed('quick').settings,
  history: { training: curve, test: curve },
  moments: { iterations: Float64Array.of(0, 100, 200, 500), momentBytes: 1, capacity: 9 },
  testPredictions: { iteration: 500, predicted: Uint8Array.of(1), confidence: Uint16Array.of(9) },
  canSave: false,
};
const requests = {} as BoardRequests;

test('where one is stands there as a sentence', () => {
  assert.equal(momentText(3750, position), 'Iteration 3,750 of 7,500, epoch 2');
  assert.equal(
    momentText(3000, position, 0.962),
    'Iteration 3,000 of 7,500, epoch 1.6; test accuracy 96.2\u00a0% then',
  );
  assert.equal(epochAt(0, 1875), '0');
});

test('the nearest moment is the earlier one of two', () => {
  const kept = Float64Array.of(0, 100, 200);
  assert.equal(nearestMoment(kept, 150), 100);
  assert.equal(nearestMoment(kept, 151), 200);
  assert.equal(nearestMoment(new Float64Array(), 5), undefined);
  assert.equal(nearestMoment(undefined, 5), undefined);
});

test('accuracy is of labels and predictions that belong together', () => {
  assert.equal(accuracyThen(Uint8Array.of(1, 2, 3, 4), Uint8Array.of(1, 2, 3, 5)), 0.75);
  assert.equal(accuracyThen(Uint8Array.of(1), Uint8Array.of(1, 2)), undefined);
  assert.equal(accuracyThen(undefined, Uint8Array.of(1)), undefined);
});

test('a film goes from the first moment to now, and from now begins again', () => {
  const past = pastMoments(snapshot);
  assert.deepEqual([...past], [0, 100, 200], 'the weights of now are no past');
  const film: (number | undefined)[] = [];
  for (let at = nextMoment(past, undefined); at !== undefined; at = nextMoment(past, at)) {
    film.push(at);
  }
  assert.deepEqual(film, [0, 100, 200]);
  assert.equal(firstMoment(past, 200), 0, 'not only the last picture');
  assert.equal(firstMoment(past, 100), 200);
  assert.equal(placeOf(past, undefined), 3);
  assert.equal(nextMoment(new Float64Array(), undefined), undefined);
  assert.ok(pictureTime(300) * 300 < 30_000);
  assert.equal(pictureTime(0), pictureTime(1));
});

test('the board shows what has come of the moment, and meanwhile what was there before', () => {
  const gaze = { ...FIRST_GAZE, at: 110 };
  const waiting = boardOf(snapshot, gaze, requests, { moment: undefined, problem: '' });
  assert.equal(waiting.at, 100, 'the nearest that is kept');
  assert.equal(waiting.isArriving, true);
  assert.equal(waiting.testPredictions, snapshot.testPredictions);
  const testPredictions = {
    iteration: 100,
    predicted: Uint8Array.of(7),
    confidence: Uint16Array.of(9),
  };
  const moment = { run: 1, at: 100, testPredictions, pictures: {} as never };
  const here = boardOf(snapshot, gaze, requests, { moment, problem: '' });
  assert.equal(here.isArriving, false);
  assert.equal(here.iteration, 100);
  assert.equal(here.testPredictions, testPredictions);
  const other = boardOf({ ...snapshot, run: 2 }, gaze, requests, { moment, problem: '' });
  assert.equal(other.testPredictions, snapshot.testPredictions, 'not of another run');
  const now = boardOf(snapshot, FIRST_GAZE, requests, { moment, problem: 'gone' });
  assert.deepEqual([now.at, now.iteration, now.problem], [undefined, 500, '']);
  assert.equal(now.testPredictions, snapshot.testPredictions);
});
