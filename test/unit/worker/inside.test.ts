import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NetworkParameters } from '../../../src/nn/parameters.ts';
import { presetNamed } from '../../../src/nn/presets.ts';
import type { Activations, Inside } from '../../../src/protocol/inside.ts';
import type { Question } from '../../../src/protocol/questions.ts';
import { answer } from '../../../src/worker/answers.ts';
import { fakeDataset } from './helpers/fakeDataset.ts';

/** Three hidden units: pixel 0, twice pixel 1, and one that is dead; each digit reads them all. */
function smallNetwork(): NetworkParameters {
  const weights = new Float32Array(3 * 784);
  weights[0] = 1;
  weights[784 + 1] = 2;
  weights[2 * 784] = -1;
  return [
    { inputs: 784, outputs: 3, weights, biases: Float32Array.of(0, 0, -1) },
    {
      ...{ inputs: 3, outputs: 10, biases: new Float32Array(10) },
      weights: Float32Array.from({ length: 30 }, (_, at) => Math.floor(at / 3)),
    },
  ];
}

/** Asks about that network, at iteration 7. Counts how often others had their turn. */
async function ask(question: Question, digits = 40) {
  let turns = 0;
  const said = await answer(question, {
    iteration: 7,
    settings: { ...presetNamed('quick').settings, hiddenLayers: [3] },
    dataset: fakeDataset(digits),
    parameters: async () => smallNetwork(),
    predict: async () => assert.fail('the textbook answers'),
    between: async () => {
      turns++;
    },
  });
  return { said, turns };
}

const FIRST = { kind: 'test', index: 0 } as const;
const FOURTH = { kind: 'test', index: 4 } as const;

test('activations are those of the digit asked for, of the test set or a drawing', async () => {
  const digit = { kind: 'test', index: 4 } as const; // its pixels are 8 and 4
  const { said } = await ask({ name: 'activations', digit });
  const { iteration, sampled, layers } = said as Activations;
  assert.deepEqual([iteration, sampled], [7, 40]);
  assert.deepEqual([...layers[0].values], [8 / 255, 8 / 255, 0].map(Math.fround));
  const total = layers[1].values.reduce((sum, value) => sum + value, 0);
  assert.ok(Math.abs(total - 1) < 1e-6, 'the last layer has probabilities');
  const image = new Uint8Array(784);
  image[1] = 255;
  const own = (await ask({ name: 'activations', digit: { kind: 'own', image } })).said;
  assert.deepEqual([...(own as Activations).layers[0].values], [0, 2, 0]);
});

test('dead are the hidden units that are 0 for every digit, not those of the last layer', async () => {
  const activations = (await ask({ name: 'activations', digit: { kind: 'test', index: 0 } })).said;
  const inside = (await ask({ name: 'inside', digit: FIRST })).said;
  for (const said of [activations as Activations, inside as Inside]) {
    assert.deepEqual(
      said.layers.map(({ dead }) => [...dead]),
      [[2], []],
    );
  }
  // Digit 0 alone is black: nobody can say which unit would have spoken.
  const one = (await ask({ name: 'inside', digit: FIRST }, 1)).said as Inside;
  assert.deepEqual([...one.layers[0].dead], [0, 1, 2]);
});

test('histograms count every weight, and every activation that is not 0', async () => {
  const { said, turns } = await ask({ name: 'inside', digit: FOURTH });
  const { layers, sampled } = said as Inside;
  const [first, last] = layers;
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  assert.equal(sum(first.weights.histogram.counts), 3 * 784);
  assert.deepEqual([first.weights.minimum, first.weights.maximum], [-1, 2]);
  // Of 40 digits 4 have a label 0, and 1 (the first) the index 0.
  assert.equal(sum(first.activations?.histogram.counts ?? []), 36 + 39);
  assert.equal(first.activations?.histogram.from, 0);
  assert.ok(Math.abs(first.zeroShare - (1 - 75 / 120)) < 1e-12);
  assert.equal(sum(last.activations?.histogram.counts ?? []), 10 * sampled);
  assert.deepEqual([...first.values], [8 / 255, 8 / 255, 0].map(Math.fround));
  assert.equal(first.matrix, undefined);
  assert.deepEqual([last.matrix?.rows, last.matrix?.columns], [10, 3]);
  assert.ok(turns > 1, 'others had their turn');
});
