import type { Stage } from '../nn/network.ts';
import type { VoteCount, Votes } from '../protocol/explanation.ts';

/** Votes named in each list. */
const NAMED = 6;

interface Vote {
  readonly voter: number;
  readonly activation: number;
  readonly weight: number;
  readonly vote: number;
}

/**
 * Takes the score of a digit apart: z_k = b_k + Σ_j w_kj x_j, one vote for each x_j.
 * @param stage the last one, after a `forward`
 */
export function countVotes({ layer, x, z }: Stage, digit: number): VoteCount {
  const votes: Vote[] = Array.from(x.indices.subarray(0, x.count), (voter, place) => {
    const activation = x.values[place];
    const weight = layer.weights[digit * layer.inputs + voter];
    return { voter, activation, weight, vote: activation * weight };
  });
  votes.sort((one, other) => other.vote - one.vote);
  const pro = votes.filter(({ vote }) => vote > 0).slice(0, NAMED);
  const contra = votes
    .filter(({ vote }) => vote < 0)
    .reverse()
    .slice(0, NAMED);
  const named = new Set([...pro, ...contra]);
  const rest = votes.filter(vote => !named.has(vote));
  return {
    digit,
    score: z[digit],
    bias: layer.biases[digit],
    pro: columns(pro),
    contra: columns(contra),
    others: {
      count: layer.inputs - named.size,
      sum: rest.reduce((sum, { vote }) => sum + vote, 0),
    },
  };
}

function columns(votes: readonly Vote[]): Votes {
  return {
    voters: Uint32Array.from(votes, ({ voter }) => voter),
    activations: Float64Array.from(votes, ({ activation }) => activation),
    weights: Float64Array.from(votes, ({ weight }) => weight),
    votes: Float64Array.from(votes, ({ vote }) => vote),
  };
}
