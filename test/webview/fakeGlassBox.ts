import { Random } from '../../src/nn/random.ts';
import type { GlassBox, GlassLayer, GlassSum } from '../../src/protocol/glassBox.ts';
import type { QuestionNamed } from '../../src/protocol/questions.ts';
import { fakeDigits } from './fakeRun.ts';

/** What one step of a 784-128-10 network may do; the numbers look likely, no more. */
export function fakeGlassBox(
  { digit, unit = 21 }: Omit<QuestionNamed<'glassBox'>, 'name'>,
  iteration: number,
): GlassBox {
  const test = fakeDigits([digit.kind === 'test' ? digit.index : 0], 0);
  const label = digit.kind === 'test' ? test.labels[0] : (digit.label ?? 0);
  const image = digit.kind === 'test' ? test.images : digit.image;
  return {
    ...{ iteration, image: image.slice(), label, predicted: label, learningRate: 0.1 },
    ...{ gradientScale: 1, weightDecay: 0, optimizer: 'momentum' },
    ...{ lossBefore: 0.223144, lossAfter: 0.187309 },
    layers: [layer(784, 128, unit), { ...layer(128, 10, label), ...last(label) }],
    weight: { input: unit, output: label, before: 0.4187, gradient: -0.62, after: 0.4807 },
  };
}

function layer(inputs: number, outputs: number, unit: number): GlassLayer {
  const random = new Random(41, inputs, unit);
  const numbers = (count: number) => Float64Array.from({ length: count }, () => random.normal());
  const z = numbers(outputs);
  z[unit] = 3.1;
  const dz = z.map(value => (value > 0 ? 0.1 * random.normal() : 0));
  dz[unit] = -0.0841;
  return {
    ...{ inputs, outputs, unit, z, dz, a: z.map(value => Math.max(0, value)) },
    sum: sum(3.1, inputs),
    da: sum(-0.0841, 10),
    gradients: numbers(inputs),
  };
}

function last(label: number): Pick<GlassLayer, 'a' | 'dz' | 'da'> {
  const a = new Float64Array(10).fill(0.2 / 9);
  a[label] = 0.8;
  return { a, dz: a.map((p, digit) => (digit === label ? p - 1 : p)), da: undefined };
}

function sum(total: number, count: number): GlassSum {
  const terms = [0.9, -0.4, 0.3, 0.2].map((value, place) => {
    const from = Math.min(count - 1, 7 + 31 * place);
    return { from, weight: 0.8 - 0.15 * place, value };
  });
  const written = terms.reduce((all, { weight, value }) => all + weight * value, 0.05);
  return { total, bias: 0.05, terms, others: { count: count - 4, sum: total - written } };
}
