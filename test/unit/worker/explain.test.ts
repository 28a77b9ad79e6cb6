import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initializeLayers } from '../../../src/nn/initialization.ts';
import { Network } from '../../../src/nn/network.ts';
import type { NetworkParameters } from '../../../src/nn/parameters.ts';
import { presetNamed } from '../../../src/nn/presets.ts';
import type { Explanation, VoteCount } from '../../../src/protocol/explanation.ts';
import type { DigitReference } from '../../../src/protocol/questions.ts';
import { answer } from '../../../src/worker/answers.ts';
import { fakeDataset } from './helpers/fakeDataset.ts';

function networkOf(sizes: readonly number[]): NetworkParameters {
  const { layers } = new Network(sizes, { dropout: 0, gradientScale: 1 });
  initializeLayers(layers, 'uniform', 3);
  for (const { biases } of layers) {
    biases.forEach((_, unit) => {
      biases[unit] = 0.1 * unit - 0.2;
    });
  }
  return layers;
}

async function explain(digit: DigitReference, parameters: NetworkParameters) {
  return (await answer(
    { name: 'explain', digit },
    {
      iteration: 7,
      settings: presetNamed('quick').settings,
      dataset: fakeDataset(40),
      parameters: async () => parameters,
      predict: async () => assert.fail('the textbook answers'),
      between: async () => {},
    },
  )) as Explanation;
}

/** A picture with ink here and there. */
const image = Uint8Array.from({ length: 784 }, (_, pixel) => (pixel % 5 === 0 ? pixel % 256 : 0));

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

function sumOf({ bias, pro, contra, others }: VoteCount): number {
  return bias + sum(pro.votes) + sum(contra.votes) + others.sum;
}

for (const sizes of [
  [784, 40, 10],
  [784, 20, 30, 10],
  [784, 10],
]) {
  test(`bias, votes and all others add up to the score, ${sizes.join('-')}`, async () => {
    const parameters = networkOf(sizes);
    const label = 4;
    const said = await explain({ kind: 'own', image, label }, parameters);
    assert.notEqual(said.predicted, label, 'else there is one count only');
    assert.deepEqual(
      said.counts.map(({ digit }) => digit),
      [said.predicted, label],
    );
    for (const count of said.counts) {
      assert.ok(Math.abs(sumOf(count) - count.score) < 1e-12 * 784, `digit ${count.digit}`);
      const listed = count.pro.voters.length + count.contra.voters.length;
      assert.equal(listed + count.others.count, sizes.at(-2));
    }
    // The scores are those whose softmax the probabilities are.
    const [one, other] = said.counts;
    const odds = Math.log(said.probabilities[one.digit] / said.probabilities[other.digit]);
    assert.ok(Math.abs(odds - (one.score - other.score)) < 1e-4);
  });
}

test('each vote is activation × weight; the strongest on each side come first', async () => {
  const parameters = networkOf([784, 40, 10]);
  const { counts, predicted } = await explain({ kind: 'own', image }, parameters);
  const [{ pro, contra }] = counts;
  assert.equal(counts.length, 1, 'nobody says what it is');
  for (const [{ voters, activations, weights, votes }, sign] of [
    [pro, 1],
    [contra, -1],
  ] as const) {
    assert.equal(votes.length, 6);
    for (const [place, vote] of votes.entries()) {
      assert.equal(vote, activations[place] * weights[place]);
      assert.equal(weights[place], parameters[1].weights[predicted * 40 + voters[place]]);
      assert.ok(sign * vote > 0);
      assert.ok(place === 0 || sign * votes[place - 1] >= sign * vote);
    }
  }
});

test('a step along the saliency raises the score as much as it says', async () => {
  const parameters = networkOf([784, 20, 30, 10]);
  const before = await explain({ kind: 'own', image }, parameters);
  const pixel = before.saliency.findIndex((slope, at) => slope > 0 && image[at] > 10);
  const brighter = image.slice();
  brighter[pixel] += 1;
  const after = await explain(
    { kind: 'own', image: brighter, label: before.predicted },
    parameters,
  );
  const rise = after.counts.find(({ digit }) => digit === before.predicted)!.score;
  const expected = before.saliency[pixel] / 255;
  assert.ok(Math.abs(rise - before.counts[0].score - expected) < 1e-6);
});

test('without hidden units the pixels vote, those without ink say nothing', async () => {
  const said = await explain({ kind: 'test', index: 4 }, networkOf([784, 10]));
  assert.deepEqual([said.voters, said.hiddenLayers], ['pixels', 0]);
  const [{ pro, contra }] = said.counts;
  for (const pixel of [...pro.voters, ...contra.voters]) {
    assert.ok(said.image[pixel] > 0);
  }
  assert.equal(said.label, fakeDataset(40).test.labels[4]);
});

test('an empty drawing is explained by the biases', async () => {
  const digit = { kind: 'own', image: new Uint8Array(784) } as const;
  const said = await explain(digit, networkOf([784, 10]));
  const [{ pro, contra, others, bias, score }] = said.counts;
  assert.equal(pro.votes.length + contra.votes.length, 0);
  assert.deepEqual(others, { count: 784, sum: 0 });
  assert.equal(score, bias);
});

test('a picture of another size, a digit that is not there, weights that are no numbers', async () => {
  const parameters = networkOf([784, 5, 10]);
  const small = { kind: 'own', image: new Uint8Array(100) } as const;
  await assert.rejects(explain(small, parameters), { reason: 'picture', message: /100 pixels/ });
  await assert.rejects(explain({ kind: 'test', index: 999 }, parameters), { reason: 'index' });
  parameters[1].weights[3] = Number.NaN;
  await assert.rejects(explain({ kind: 'own', image }, parameters), { reason: 'not-finite' });
});
