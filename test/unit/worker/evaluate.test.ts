import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NetworkParameters } from '../../../src/nn/parameters.ts';
import { evaluate, predictWith } from '../../../src/worker/evaluate.ts';
import { fakeDataset } from './helpers/fakeDataset.ts';
import { FakePace } from './helpers/fakePace.ts';

/**
 * Softmax regression that reads pixel 0, the label x of a fake digit, and answers `answers[x]`:
 * the z of the answer for a is x² - (x - a)², largest where a is x.
 */
function reading(answers: readonly number[], sharpness = 1): NetworkParameters {
  const weights = new Float32Array(10 * 784);
  const biases = new Float32Array(10);
  for (const [label, answer] of answers.entries()) {
    weights[answer * 784] = 2 * label * 255 * sharpness;
    biases[answer] = -label * label * sharpness;
  }
  return [{ inputs: 784, outputs: 10, weights, biases }];
}

const RIGHT = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

test('a network that is always right', async () => {
  const report = await evaluate({ parameters: reading(RIGHT), provenance: {} }, fakeDataset(1, 50));
  assert.equal(report.total, 50);
  assert.equal(report.correct, 50);
  assert.equal(report.accuracy, 1);
  assert.deepEqual(report.layers, [784, 10]);
  assert.equal(report.wrong.indices.length, 0);
  assert.ok(report.precision.every(value => value === 1));
  const losses = RIGHT.map(x =>
    Math.log(RIGHT.reduce((sum, a) => sum + Math.exp(-((x - a) ** 2)), 0)),
  );
  const expected = losses.reduce((sum, loss) => sum + loss, 0) / 10;
  assert.ok(Math.abs(report.loss - expected) < 1e-5, `${report.loss}, not ${expected}`);
});

test('mistakes are counted in the row of the true digit', async () => {
  // Sevens and threes are taken for each other; there are five of each digit.
  const answers = [0, 1, 2, 7, 4, 5, 6, 3, 8, 9];
  const claims = { testAccuracy: 0.99, iterations: 12 };
  const report = await evaluate(
    { parameters: reading(answers), provenance: claims },
    fakeDataset(1, 50),
  );
  assert.equal(report.correct, 40);
  assert.equal(report.accuracy, 0.8);
  assert.equal(report.confusion[7][3], 5);
  assert.equal(report.confusion[3][7], 5);
  assert.equal(report.confusion[3][3], 0);
  assert.equal(report.recall[3], 0);
  assert.equal(report.precision[0], 1);
  assert.equal(report.provenance, claims);
  assert.equal(report.wrong.indices.length, 10);
  assert.equal(report.wrong.iteration, 12);
});

test('the wrong digits come with picture and probabilities, the surest mistakes first', async () => {
  // Nines are taken for zeros, and neighbours of nine leave more doubt than those of four do.
  const answers = [9, 1, 2, 3, 5, 4, 6, 7, 8, 0];
  const dataset = fakeDataset(1, 100);
  const { wrong } = await evaluate({ parameters: reading(answers, 0.2), provenance: {} }, dataset);
  assert.equal(wrong.indices.length, 40);
  const sureness = [...wrong.indices].map((index, place) => {
    const label = dataset.test.labels[index];
    assert.equal(wrong.labels[place], label);
    assert.equal(wrong.images[place * 784], label);
    assert.equal(wrong.images[place * 784 + 1], index % 100);
    return wrong.probabilities[place * 10 + answers[label]];
  });
  assert.deepEqual(
    sureness,
    sureness.toSorted((a, b) => b - a),
  );
  assert.ok(sureness[0] > sureness[39]);
});

test('a hopeless network does not send all test digits', async () => {
  const answers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0];
  const dataset = fakeDataset(1, 1500);
  const { wrong, correct } = await evaluate(
    { parameters: reading(answers), provenance: {} },
    dataset,
  );
  assert.equal(correct, 0);
  assert.equal(wrong.indices.length, 1000);
});

test('digits that are not in the set have no recall, those never predicted no precision', async () => {
  const dataset = fakeDataset(1, 1); // one zero
  const report = await evaluate({ parameters: reading(RIGHT), provenance: {} }, dataset);
  assert.equal(report.recall[0], 1);
  assert.equal(report.recall[1], null);
  assert.equal(report.precision[1], null);
});

test('single digits are predicted in the order in which they were asked for', async () => {
  const file = { parameters: reading(RIGHT), provenance: {} };
  const asked = Uint32Array.of(9, 0, 9);
  const digits = await predictWith(file, fakeDataset(1, 50), asked);
  assert.notEqual(digits.indices.buffer, asked.buffer); // a message may hand it over
  assert.deepEqual([...digits.indices], [9, 0, 9]);
  assert.deepEqual([...digits.labels], [3, 0, 3]);
  assert.equal(digits.probabilities.length, 30);
  assert.ok(digits.probabilities[3] > 0.5);
  const sum = digits.probabilities.slice(0, 10).reduce((total, p) => total + p, 0);
  assert.ok(Math.abs(sum - 1) < 1e-6);
  await assert.rejects(predictWith(file, fakeDataset(1, 50), Uint32Array.of(50)), {
    message: /no test digit 50: the test set has the digits 0 to 49/,
  });
});

test('an evaluation lets the event loop hear other messages', async () => {
  const pace = new FakePace();
  pace.now = () => {
    pace.milliseconds += 6;
    return pace.milliseconds;
  };
  const provenance = { engine: 'textbook' } as const;
  await evaluate({ parameters: reading(RIGHT), provenance }, fakeDataset(1, 20_000), pace);
  assert.ok(pace.turns > 3, `${pace.turns} turns`);
});
