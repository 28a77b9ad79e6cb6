import { Random } from '../../src/nn/random.ts';
import type { Explanation, VoteCount, Votes } from '../../src/protocol/explanation.ts';
import type { DigitReference } from '../../src/protocol/questions.ts';
import { fakeDigits } from './fakeRun.ts';

/** Why the network of `fakePictures` may say what it says of a digit. */
export function fakeExplanation(digit: DigitReference, iteration: number): Explanation {
  const { image, label, probabilities } = read(digit);
  const predicted = probabilities.indexOf(Math.max(...probabilities));
  const counted = label === undefined || label === predicted ? [predicted] : [predicted, label];
  return {
    ...{ iteration, image, probabilities, predicted, voters: 'units', hiddenLayers: 1 },
    ...(label !== undefined && { label }),
    counts: counted.map(voteCount),
    saliency: slopes(image),
  };
}

function read(digit: DigitReference) {
  if (digit.kind === 'test') {
    const { images, labels, probabilities } = fakeDigits([digit.index], 0);
    return { image: images, label: labels[0] as number | undefined, probabilities };
  }
  const probabilities = Float32Array.of(0.01, 0.01, 0.02, 0.8, 0.01, 0.1, 0.01, 0.02, 0.01, 0.01);
  return { image: digit.image.slice(), label: digit.label, probabilities };
}

function voteCount(digit: number): VoteCount {
  const pro = votes([17 + digit, 3, 88, 41, 60, 12], 1);
  const contra = votes([29 + digit, 7, 101, 55], -1);
  const bias = 0.12;
  const others = { count: 118, sum: 0.77 };
  const sum = [...pro.votes, ...contra.votes].reduce((total, vote) => total + vote, 0);
  return { digit, score: bias + sum + others.sum, bias, pro, contra, others };
}

function votes(voters: number[], sign: 1 | -1): Votes {
  const activations = Float64Array.from(voters, (_, place) => 3.1 / (place + 1));
  const weights = Float64Array.from(voters, (_, place) => sign * (1.02 - 0.1 * place));
  return {
    voters: Uint32Array.from(voters),
    activations,
    weights,
    votes: activations.map((activation, place) => activation * weights[place]),
  };
}

/** Ink at the top speaks for it, ink at the bottom left against it, with some noise. */
function slopes(image: Uint8Array): Float32Array {
  const random = new Random(31);
  return Float32Array.from(image, (_, pixel) => {
    const row = Math.floor(pixel / 28);
    const column = pixel % 28;
    const top = Math.exp(-((row - 8) ** 2 + (column - 14) ** 2) / 20);
    const bottom = Math.exp(-((row - 20) ** 2 + (column - 8) ** 2) / 14);
    return 0.4 * top - 0.3 * bottom + 0.03 * random.normal();
  });
}
