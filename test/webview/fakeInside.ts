import { Random } from '../../src/nn/random.ts';
import type { Activations, Inside, LayerCourse, NumberSpread } from '../../src/protocol/inside.ts';
import type { Histogram } from '../../src/protocol/paramsPortrait.ts';
import type { DigitReference } from '../../src/protocol/questions.ts';

const UNITS = 128;
const SAMPLED = 295;
/** Units that never say anything. */
const DEAD = Uint32Array.of(5, 17, 99);

/** What the units of `fakePictures` may say to a digit. */
export function fakeActivations(digit: DigitReference, iteration: number): Activations {
  const random = new Random(19, digit.kind === 'test' ? digit.index : 0);
  const hidden = Float32Array.from({ length: UNITS }, (_, unit) =>
    DEAD.includes(unit) ? 0 : Math.max(0, random.normal()),
  );
  const probabilities = new Float32Array(10).fill(0.01);
  probabilities[3] = 0.91;
  return {
    iteration,
    sampled: SAMPLED,
    layers: [
      { values: hidden, dead: DEAD },
      { values: probabilities, dead: new Uint32Array(0) },
    ],
  };
}

/** What may be inside a 784-128-10 network. */
export function fakeInside(digit: DigitReference, iteration: number): Inside {
  const [hidden, last] = fakeActivations(digit, iteration).layers;
  return {
    iteration,
    sampled: SAMPLED,
    layers: [
      {
        ...{ inputs: 784, outputs: UNITS, values: hidden.values, dead: DEAD, zeroShare: 0.62 },
        weights: spread(UNITS * 784, -0.61, 0.58, bell(60, 12)),
        activations: spread(14_349, 0, 6.2, falling(60)),
      },
      {
        ...{ inputs: UNITS, outputs: 10, values: last.values, zeroShare: 0 },
        dead: new Uint32Array(0),
        weights: spread(10 * UNITS, -1.2, 1.1, bell(60, 18)),
        activations: spread(2950, 0, 1, falling(60)),
        matrix: {
          ...{ rows: 10, columns: UNITS, outputsPerDot: 1, inputsPerDot: 1, scale: 1.2 },
          weights: Int8Array.from({ length: 10 * UNITS }, (_, at) => ((at * 37) % 255) - 127),
        },
      },
    ],
  };
}

/** How fast the two layers may have learned up to an iteration. */
export function fakeLayerCourse(iteration: number): LayerCourse {
  const random = new Random(23);
  const measured = [0, 29, 58, 117, 234, 468, 937].concat(
    Array.from({ length: 10 }, (_, epoch) => 1875 * (epoch + 1)),
  );
  const iterations = Float64Array.from(measured.filter(at => at < iteration || at === 0));
  const curve = (start: number) =>
    iterations.map(at => start * Math.exp(-at / 6000 + 0.3 * random.normal()));
  return {
    iterations,
    layers: [
      { gradients: curve(0.9), ratios: curve(0.02) },
      { gradients: curve(0.5), ratios: curve(0.04) },
    ],
  };
}

function spread(count: number, minimum: number, maximum: number, counts: number[]): NumberSpread {
  const histogram: Histogram = { from: minimum, to: maximum, counts };
  return { shape: [count], minimum, maximum, mean: 0.01, standardDeviation: 0.09, histogram };
}

function bell(bins: number, width: number): number[] {
  return Array.from({ length: bins }, (_, at) =>
    Math.round(9000 * Math.exp(-(((at - bins / 2) / width) ** 2))),
  );
}

function falling(bins: number): number[] {
  return Array.from({ length: bins }, (_, at) => Math.round(2000 * Math.exp(-at / 9)));
}
