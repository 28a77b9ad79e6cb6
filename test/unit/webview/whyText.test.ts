import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Explanation, VoteCount, Votes } from '../../../src/protocol/explanation.ts';
import { saliencyText, strongestText, verdictText, voterName } from '../../../webview/whyText.ts';

const votes = (...pairs: [voter: number, vote: number][]): Votes => ({
  voters: Uint32Array.from(pairs, ([voter]) => voter),
  activations: new Float64Array(pairs.length).fill(1),
  weights: Float64Array.from(pairs, ([, vote]) => vote),
  votes: Float64Array.from(pairs, ([, vote]) => vote),
});

const count = (pro: Votes, contra: Votes): VoteCount => ({
  ...{ digit: 3, score: 1, bias: 0, others: { count: 0, sum: 0 } },
  ...{ pro, contra },
});

function explanation(change: Partial<Explanation> = {}): Explanation {
  const probabilities = new Float32Array(10);
  probabilities[3] = 0.71;
  return {
    ...{ iteration: 1, image: new Uint8Array(784), probabilities, predicted: 3 },
    ...{ voters: 'units', hiddenLayers: 1, counts: [], saliency: new Float32Array(784) },
    ...change,
  };
}

test('what it says, how sure it is, and what the digit is if that is known', () => {
  assert.equal(verdictText(explanation()), 'Says 3 (71\u00a0%).');
  assert.equal(verdictText(explanation({ label: 3 })), 'Says 3 (71\u00a0%), and it is a 3.');
  assert.equal(verdictText(explanation({ label: 5 })), 'Says 3 (71\u00a0%), but it is a 5.');
});

test('the strongest vote on each side, also where one side is silent', () => {
  const [pro, contra, none] = [votes([17, 4.2], [3, 1]), votes([29, -1.3]), votes()];
  assert.equal(
    strongestText(count(pro, contra), 'units'),
    'Unit 17 speaks most for 3 (+4.20), Unit 29 most against it (−1.30).',
  );
  assert.match(strongestText(count(pro, none), 'units'), /nobody against it/);
  assert.match(strongestText(count(none, contra), 'units'), /against 3 \(−1.30\), nobody for it/);
  assert.match(strongestText(count(none, none), 'units'), /the bias alone/);
});

test('a pixel is named by its row and column, counted from 1', () => {
  assert.equal(voterName(0, 'pixels'), 'Pixel in row 1, column 1');
  assert.equal(voterName(28 * 13 + 27, 'pixels'), 'Pixel in row 14, column 28');
});

test('which pixels matter is said by where they are', () => {
  const saliency = new Float32Array(784);
  assert.match(saliencyText(explanation({ saliency })), /No pixel matters/);
  saliency[28 * 2 + 25] = 0.5; // top right
  assert.equal(
    saliencyText(explanation({ saliency })),
    'More ink at the top right speaks most for 3.',
  );
  saliency[28 * 14 + 14] = -2;
  // Two weaker ones outweigh the strongest.
  saliency[28 * 26 + 1] = -1.5;
  saliency[28 * 27 + 1] = -1.5;
  assert.equal(
    saliencyText(explanation({ saliency })),
    'More ink at the top right speaks most for 3, more ink at the bottom left most against it.',
  );
});
